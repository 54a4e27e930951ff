import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import { CONFIG } from '../config.provider.js';
import type { Config } from '../config.js';

/** A mail in words. The subject is one line of at most 120 characters. */
export interface Wording {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const LONGEST_SUBJECT = 120;

/** The words of every mail: `templates/mail/<name>.subject.eta`, `.html.eta` and `.txt.eta`, each compiled once. */
@Injectable()
export class MailTemplates {
  readonly #html: Eta;
  readonly #text: Eta;

  constructor(@Inject(CONFIG) { templatesDir }: Pick<Config, 'templatesDir'>) {
    const options = { views: join(templatesDir, 'mail'), cache: true, autoEscape: true, autoTrim: false } as const;
    this.#html = new Eta({ ...options, escapeFunction: (value) => escaped(plain(value)) });
    this.#text = new Eta({ ...options, escapeFunction: plain });
  }

  /**
   * @param data what the template calls `it`
   * @throws {EtaFileResolutionError} no such template
   * @throws {EtaRuntimeError} the template asked for something that `data` lacks
   */
  render(name: string, data: object): Wording {
    return {
      subject: shortened(plain(this.#text.render(`${name}.subject.eta`, data)).trim(), LONGEST_SUBJECT),
      html: this.#html.render(`${name}.html.eta`, data),
      text: this.#text.render(`${name}.txt.eta`, data),
    };
  }
}

/**
 * A value as one line: a name must be able neither to begin a line or a header of its own,
 * nor to turn the direction of the text around it.
 */
export const plain = (value: unknown): string =>
  String(value)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '');

/** At most so many characters, the last an ellipsis where some were left out. */
function shortened(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
