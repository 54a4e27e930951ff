import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import countries from 'i18n-iso-countries';
import ipaddr from 'ipaddr.js';

/** What the environment decides, read once at boot. */
export interface Config {
  /** TCP port; 0 lets the system choose one. */
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server; without it the embedded database under `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  /** Absolute folder of the embedded database and of mail that is not sent. */
  readonly dataDir: string;
  /** Absolute folder of every word a person reads. */
  readonly templatesDir: string;
  /** Absolute folder of the compiled program, which threads of its own are started from. */
  readonly codeDir: string;
  /** Name of the first own party. */
  readonly organisation: string;
  /** ISO 3166-1 alpha-2 code of the first own party's country. */
  readonly organisationCountry: string;
  /** Bearer token; one is generated when absent. */
  readonly token: string | undefined;
  /** `default`: seed a demo register into a new embedded database only. */
  readonly demo: 'default' | 'on' | 'off';
  /** NODE_ENV=production: no demo is ever seeded. */
  readonly production: boolean;
  /** A mail server; without it mail is written to files under `dataDir`. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Who gets the legal digest besides the people with that role. */
  readonly legalMail: readonly string[];
  /** Private networks to which webhooks may be sent, such as 10.20.0.0/16. */
  readonly webhookNetworks: readonly string[];
  /** Where people reach this program, without a trailing slash. */
  readonly baseUrl: string;
}

/** One wrong setting. `found` never holds a secret. */
export interface ConfigMistake {
  readonly name: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Thrown at boot with every mistake at once, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly mistakes: readonly ConfigMistake[]) {
    const lines = mistakes.map((m) => `  ${m.name}: found ${m.found}; expected ${m.expected}. ${m.remedy}.`);
    super(`Clausebook cannot start with these settings:\n${lines.join('\n')}`);
  }
}

const KNOWN = ['CLAUSEBOOK_TOKEN', 'CLAUSEBOOK_DEMO'];
const MAIL_ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+$/;

/**
 * Reads the whole configuration. An empty variable counts as absent.
 *
 * @param env the environment of the process
 * @param home the project's folder, which holds `templates`
 * @throws {ConfigError} naming every mistake
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, home: string): Config {
  const mistakes: ConfigMistake[] = [];
  const wrong = (name: string, found: string, expected: string, remedy: string) =>
    mistakes.push({ name, found, expected, remedy });
  const read = (name: string) => env[name]?.trim() || undefined;

  /** The value as written, or the fallback; a value that fails `valid` is told, and shown unless it is secret. */
  function text<T extends string | undefined>(
    name: string,
    fallback: T,
    valid: (value: string) => boolean,
    expected: string,
    remedy: string,
    show: (value: string) => string = (value) => `"${value}"`,
  ): string | T {
    const value = read(name);
    if (value === undefined) return fallback;
    if (!valid(value)) wrong(name, show(value), expected, remedy);
    return value;
  }

  const port = text('PORT', '3000', isPort, 'a whole number from 0 to 65535', 'Set PORT=3000 or leave it out');
  const databaseUrl = text(
    'DATABASE_URL',
    undefined,
    hasScheme('postgres:', 'postgresql:'),
    'a URL that begins with postgres:// or postgresql://',
    'Set DATABASE_URL=postgres://user:password@host:5432/database, or leave it out to use the embedded database',
    schemeOnly,
  );
  const demo = text(
    'CLAUSEBOOK_DEMO',
    'default',
    (value) => value === 'on' || value === 'off',
    'on or off',
    'Set CLAUSEBOOK_DEMO=off to start empty, or leave it out',
  );
  if (demo === 'on' && databaseUrl !== undefined) {
    wrong(
      'CLAUSEBOOK_DEMO',
      '"on" together with a DATABASE_URL',
      'the demo register only in the embedded database, never on a DATABASE_URL',
      'Leave out CLAUSEBOOK_DEMO, or leave out DATABASE_URL to try the demo',
    );
  }
  const production = read('NODE_ENV') === 'production';
  if (demo === 'on' && production) {
    wrong(
      'CLAUSEBOOK_DEMO',
      '"on" together with NODE_ENV=production',
      'no demo register in production',
      'Leave out CLAUSEBOOK_DEMO, or leave out NODE_ENV to try the demo',
    );
  }
  const legalMail = listOf(read('LEGAL_MAIL'));
  if (!legalMail.every((address) => MAIL_ADDRESS.test(address))) {
    wrong(
      'LEGAL_MAIL',
      `"${read('LEGAL_MAIL')}"`,
      'a mail address, or several separated by commas',
      'Set LEGAL_MAIL=legal@example.org, or leave it out',
    );
  }
  const webhookNetworks = listOf(read('WEBHOOK_NETWORKS'));
  if (!webhookNetworks.every((network) => ipaddr.isValidCIDR(network))) {
    wrong(
      'WEBHOOK_NETWORKS',
      `"${read('WEBHOOK_NETWORKS')}"`,
      'a network as address/bits, or several separated by commas',
      'Set WEBHOOK_NETWORKS=10.20.0.0/16, or leave it out to send to public hosts only',
    );
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('CLAUSEBOOK_') && !KNOWN.includes(name)) {
      wrong(name, 'a variable that Clausebook does not know', KNOWN.join(' or '), 'Correct its name or remove it');
    }
  }
  const templatesDir = join(home, 'templates');
  if (!existsSync(templatesDir)) {
    wrong(
      'templates',
      `no folder at ${templatesDir}`,
      "the project's folder as the working directory",
      'Start Clausebook from the folder that holds templates',
    );
  }

  const config: Config = {
    port: Number(port),
    host: text(
      'HOST',
      '127.0.0.1',
      (value) => /^[\w.:-]+$/.test(value),
      'an address or host name to listen on',
      'Set HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for the network',
    ),
    databaseUrl,
    dataDir: resolve(home, read('DATA_DIR') ?? 'data'),
    templatesDir,
    codeDir: join(home, 'dist', 'src'),
    organisation: read('ORGANISATION') ?? 'Our company',
    organisationCountry: text(
      'ORGANISATION_COUNTRY',
      'DE',
      (value) => Object.hasOwn(countries.getAlpha2Codes(), value),
      'two capital letters of ISO 3166-1, such as DE or GB',
      'Set ORGANISATION_COUNTRY to the country of your company',
    ),
    token: text(
      'CLAUSEBOOK_TOKEN',
      undefined,
      (value) => /^[!-~]{16,}$/.test(value),
      'at least 16 visible ASCII characters without spaces',
      'Set a longer random text, or leave it out to have one generated',
      (value) =>
        /^[!-~]*$/.test(value) ? `${value.length} characters` : 'a space or a character that is not visible ASCII',
    ),
    demo: demo as Config['demo'],
    production,
    smtpUrl: text(
      'SMTP_URL',
      undefined,
      hasScheme('smtp:', 'smtps:'),
      'a URL that begins with smtp:// or smtps://',
      'Set SMTP_URL=smtp://user:password@host:587, or leave it out to have mail written to files',
      schemeOnly,
    ),
    mailFrom: text(
      'MAIL_FROM',
      'clausebook@localhost',
      (value) => MAIL_ADDRESS.test(value),
      'one mail address',
      'Set MAIL_FROM=clausebook@example.org',
    ),
    legalMail,
    webhookNetworks,
    baseUrl: text(
      'BASE_URL',
      `http://localhost:${port}`,
      isBaseUrl,
      'a URL that begins with http:// or https://, without query or password',
      'Set BASE_URL=https://clausebook.example.org',
      schemeOnly,
    ).replace(/\/+$/, ''),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config;
}

const listOf = (value: string | undefined): readonly string[] => value?.split(',').map((part) => part.trim()) ?? [];

const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;

const hasScheme =
  (...schemes: string[]) =>
  (value: string): boolean => {
    const url = parseUrl(value);
    return url !== null && schemes.includes(url.protocol) && url.hostname !== '';
  };

function isBaseUrl(value: string): boolean {
  const url = parseUrl(value);
  return url !== null && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password;
}

const parseUrl = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);

// A URL may carry a password, so only its scheme is ever shown.
function schemeOnly(value: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1];
  return scheme === undefined ? 'something that is not a URL' : `a ${scheme}:// URL that cannot be used here`;
}
