import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail } from './mail.entity.js';

/** A way out for mails, open until it is closed. */
export interface Sender {
  /**
   * @throws {RefusedMailError} nobody will ever take this mail
   * @throws {UnreachableError} nobody takes any mail now
   * @throws {Error} this mail is not taken now
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The mail will never be taken; the message says why. */
export class RefusedMailError extends Error {
  /** @param ofAddress whether it is the address that nobody takes mail for, and not the mail itself */
  constructor(
    message: string,
    readonly ofAddress: boolean,
  ) {
    super(message);
  }
}

/** The mail server takes nothing now; the message says why. */
export class UnreachableError extends Error {}

// A server that answers one byte at a time never falls silent, so the whole delivery has its own end.
const LONGEST_DELIVERY_MS = 120_000;
const ADDRESS = /^[^\s@<>,\p{Cc}]+@[^\s@<>,\p{Cc}]+$/u;

/** Sends over SMTP, by one connection for many mails. */
export function smtpSender(url: string, from: string): Sender {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    // A mail may be taken although its connection broke: when to try again is for the outbox to say.
    maxRequeues: 0,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({ ...letter(mail, from), signal: AbortSignal.timeout(LONGEST_DELIVERY_MS) });
      } catch (error) {
        throw asSeen(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

/** Writes each mail as a complete .eml file; the same mail again is the same file. */
export function folderSender(folder: string, from: string): Sender {
  return {
    send: async (mail) => {
      const message = await letterOf(mail, from);
      await mkdir(folder, { recursive: true });
      const file = join(folder, fileName(mail));
      // Whoever reads the folder never sees half a mail.
      await writeFile(`${file}.part`, message, { mode: 0o600, flush: true });
      await rename(`${file}.part`, file);
    },
    close: () => undefined,
  };
}

/** What of a mail goes into the letter. */
type Written = Pick<Mail, 'id' | 'recipient' | 'subject' | 'text' | 'html' | 'messageId' | 'createdAt'>;

/** The complete message, as it would be sent. */
export async function letterOf(mail: Written, from: string): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(letter(mail, from));
  return message as Buffer;
}

function letter(mail: Written, from: string) {
  if (!ADDRESS.test(mail.recipient)) throw new RefusedMailError('The recipient is no mail address', true);
  return {
    from: { name: 'Clausebook', address: from },
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.createdAt,
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: mail.id,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Such as `2026-11-23T07-00-00Z_legal@example.org_1b2c3d4e.eml`. */
function fileName({ id, createdAt, recipient }: Mail): string {
  const time = createdAt.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  return `${time}_${recipient.slice(0, 64).replaceAll(/[^\w.@+-]/g, '-')}_${id.slice(-8)}.eml`;
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number; readonly command?: string };

/** A permanent answer to the recipient or the text is final; one to us, such as a wrong password, is not the mail's fault. */
function asSeen(error: SmtpError): Error {
  const { code, responseCode, command = '', message } = error;
  if (error instanceof RefusedMailError || (responseCode === undefined && code === 'EENVELOPE')) return error;
  if (responseCode === undefined || responseCode === 421) return new UnreachableError(message);
  if (responseCode >= 500 && responseCode !== 503 && /^(RCPT TO|DATA)/.test(command))
    return new RefusedMailError(message, command.startsWith('RCPT TO'));
  return error;
}
