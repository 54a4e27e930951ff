import { OmitType } from '@nestjs/swagger';
import { OneOf } from '../fields.js';
import { GapsQuery } from '../gaps/gap.params.js';
import { VendorsQuery } from '../vendors/vendor.params.js';

const BOM = {
  optional: true,
  description: '`true`: begin with a byte order mark, by which Excel knows UTF-8; absent: `false`.',
};

/** The filters of a list, whichever it has, and no pages: an export is the whole of it. */
export class VendorsExportQuery extends OmitType(VendorsQuery, ['limit', 'cursor']) {}

export class VendorsCsvQuery extends VendorsExportQuery {
  @OneOf(['true', 'false'], BOM) bom?: 'true' | 'false';
}

export class GapsExportQuery extends OmitType(GapsQuery, ['limit', 'cursor']) {}

export class GapsCsvQuery extends GapsExportQuery {
  @OneOf(['true', 'false'], BOM) bom?: 'true' | 'false';
}
