/** What is taken as a paper, and the ending that its name has when it is given out. */
export const MEDIA = {
  'application/pdf': { called: 'PDF', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { called: 'DOCX', endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { called: 'XLSX', endings: ['xlsx'] },
  'image/png': { called: 'PNG', endings: ['png'] },
  'image/jpeg': { called: 'JPEG', endings: ['jpg', 'jpeg'] },
  'message/rfc822': { called: 'EML', endings: ['eml'] },
  'text/plain': { called: 'TXT', endings: ['txt', 'md', 'csv'] },
} as const satisfies Readonly<
  Record<string, { readonly called: string; readonly endings: readonly [string, ...string[]] }>
>;

export type MediaType = keyof typeof MEDIA;
export const MEDIA_TYPES = Object.keys(MEDIA) as readonly MediaType[];

/** PDF, DOCX, XLSX, PNG, JPEG, EML or TXT. */
export const TAKEN = Object.values(MEDIA)
  .map(({ called }) => called)
  .join(', ')
  .replace(/, (?=\w+$)/, ' or ');
