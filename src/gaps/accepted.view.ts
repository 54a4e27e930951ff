import { ApiProperty } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import type { AcceptanceOnFile } from './dossiers.js';

/** A waiver or an acknowledgement that stands, beside its gap. */
export class AcceptedView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) reason: string;
  @ApiProperty({ type: String, example: 'Anna Lindqvist' }) grantedBy: string;
  @ApiProperty({ type: String, format: 'date' }) grantedOn: LegalDay;
  @ApiProperty({ type: String, format: 'date', description: 'Last day.' }) until: LegalDay;
}

export const acceptedView = (acceptance: AcceptanceOnFile): AcceptedView => {
  const { id, reason, grantedBy, grantedOn, until } = acceptance;
  return { id, reason, grantedBy, grantedOn, until };
};
