import type { Type } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';

class Identity {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer', description: 'Also the ETag; send it back in If-Match to change the record.' })
  version: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: string;
}

/** A record as it is shown: what it was made of, and the identity that the register gave it. */
export const Record = <T>(content: Type<T>): Type<Identity & T> =>
  IntersectionType(Identity, content as Type<object>) as Type<Identity & T>;
