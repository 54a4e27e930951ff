import { PartialType } from '@nestjs/swagger';
import { Day, Sha256, Text } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

/** What comes beside the file, as the fields of a form. */
export class NewDocument {
  @Text({
    max: 100,
    optional: true,
    example: 'acme-analytics',
    description: 'Id or key of the vendor whose paper it is; absent: of none, or of several.',
  })
  vendorId?: string | null;
  @Day({
    optional: true,
    description:
      'Day that the paper itself bears. Absent: nobody stated it yet, whatever is read in the file; an undated paper proves nothing.',
  })
  bearsOn?: LegalDay | null;
}

class Renamed extends NewDocument {
  @Text({ max: 210, nullable: false, example: 'DPA Acme, signed.pdf', description: 'What the file is called.' })
  fileName: string;
}

export class DocumentPatch extends PartialType(Renamed, { skipNullProperties: false }) {}

export class DocumentsQuery extends PageQuery {
  @Sha256({ optional: true, description: 'Is this the paper on file? One item if it is, none if not.' })
  sha256?: string;
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
}
