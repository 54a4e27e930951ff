import { StreamableFile } from '@nestjs/common';
import type { PrintedFile } from '../reports/printer.js';

/** A printed document as a file to be kept, never shown inside a page. */
export const asPdf = ({ name, bytes }: PrintedFile): StreamableFile =>
  new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}"` });
