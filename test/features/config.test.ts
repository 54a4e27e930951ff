import { join } from 'node:path';
import { ConfigError, readConfig } from '../../src/config.js';

const home = join(__dirname, '../..');
const mistakes = (env: Record<string, string>, folder = home): ConfigError['mistakes'] => {
  try {
    readConfig(env, folder);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
};
const names = (env: Record<string, string>, folder?: string): string[] => mistakes(env, folder).map(({ name }) => name);

test('an empty environment is enough to start', () => {
  expect(readConfig({}, home)).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: join(home, 'data'),
    templatesDir: join(home, 'templates'),
    codeDir: join(home, 'dist', 'src'),
    organisation: 'Our company',
    organisationCountry: 'DE',
    token: undefined,
    demo: 'default',
    production: false,
    smtpUrl: undefined,
    mailFrom: 'clausebook@localhost',
    legalMail: [],
    webhookNetworks: [],
    baseUrl: 'http://localhost:3000',
  });
});

test('every setting is taken from the environment', () => {
  const env = {
    PORT: '8080',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgresql://clause@db.example/register',
    DATA_DIR: '../elsewhere',
    ORGANISATION: 'Müller & Töchter GmbH',
    ORGANISATION_COUNTRY: 'AT',
    CLAUSEBOOK_TOKEN: 'a-token-of-some-length',
    CLAUSEBOOK_DEMO: 'off',
    SMTP_URL: 'smtps://mail.example',
    MAIL_FROM: 'register@example.org',
    LEGAL_MAIL: 'legal@example.org, dpo@example.org',
    WEBHOOK_NETWORKS: '10.20.0.0/16, fd12::/16',
    BASE_URL: 'https://register.example.org/',
  };
  expect(readConfig(env, home)).toEqual({
    port: 8080,
    host: '0.0.0.0',
    databaseUrl: env.DATABASE_URL,
    dataDir: join(home, '../elsewhere'),
    templatesDir: join(home, 'templates'),
    codeDir: join(home, 'dist', 'src'),
    organisation: env.ORGANISATION,
    organisationCountry: 'AT',
    token: env.CLAUSEBOOK_TOKEN,
    demo: 'off',
    production: false,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    legalMail: ['legal@example.org', 'dpo@example.org'],
    webhookNetworks: ['10.20.0.0/16', 'fd12::/16'],
    baseUrl: 'https://register.example.org',
  });
});

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, home)).toEqual(readConfig({}, home));
});

test('the base URL follows the port', () => {
  expect(readConfig({ PORT: '8080' }, home).baseUrl).toBe('http://localhost:8080');
});

test.each([
  ['PORT', '70000'],
  ['PORT', '3000.5'],
  ['HOST', 'not a host'],
  ['DATABASE_URL', 'mysql://db/register'],
  ['DATABASE_URL', 'db/register'],
  ['ORGANISATION_COUNTRY', 'UK'],
  ['ORGANISATION_COUNTRY', 'DEU'],
  ['CLAUSEBOOK_TOKEN', 'fifteen-letters'],
  ['CLAUSEBOOK_TOKEN', 'sixteen letters or more'],
  ['CLAUSEBOOK_DEMO', 'yes'],
  ['CLAUSEBOOK_TOKKEN', 'a-token-of-some-length'],
  ['SMTP_URL', 'http://mail.example'],
  ['MAIL_FROM', 'nobody'],
  ['LEGAL_MAIL', 'legal@example.org, nobody'],
  ['WEBHOOK_NETWORKS', '10.20.0.0'],
  ['WEBHOOK_NETWORKS', 'on'],
  ['BASE_URL', 'localhost:3000'],
  ['BASE_URL', 'https://register.example.org/?page=1'],
])('%s does not take "%s"', (name, value) => {
  expect(names({ [name]: value })).toEqual([name]);
});

test('the demo register is never asked for on a DATABASE_URL', () => {
  const [mistake] = mistakes({ CLAUSEBOOK_DEMO: 'on', DATABASE_URL: 'postgres://db/register' });
  expect(mistake?.expected).toContain('never on a DATABASE_URL');
  expect(readConfig({ CLAUSEBOOK_DEMO: 'on' }, home).demo).toBe('on');
});

test('a demo register is refused in production', () => {
  const [mistake] = mistakes({ CLAUSEBOOK_DEMO: 'on', NODE_ENV: 'production' });
  expect(mistake).toMatchObject({ name: 'CLAUSEBOOK_DEMO', found: '"on" together with NODE_ENV=production' });
  expect(readConfig({ NODE_ENV: 'production' }, home).production).toBe(true);
});

test('a folder without templates is told', () => {
  expect(names({}, __dirname)).toEqual(['templates']);
});

test('every mistake is told at once, each with what was found, what was expected and what to do', () => {
  const env = { PORT: 'http', ORGANISATION_COUNTRY: 'Germany', MAIL_FROM: 'nobody' };
  expect(names(env).sort()).toEqual(['MAIL_FROM', 'ORGANISATION_COUNTRY', 'PORT']);
  expect(() => readConfig(env, home)).toThrow(
    'PORT: found "http"; expected a whole number from 0 to 65535. Set PORT=3000 or leave it out.',
  );
});

test('no secret is ever shown', () => {
  const secrets = {
    CLAUSEBOOK_TOKEN: 'hunter2',
    DATABASE_URL: 'mysql://root:hunter2@db/register',
    SMTP_URL: 'hunter2',
    BASE_URL: 'https://me:hunter2@register.example.org',
  };
  expect(names(secrets)).toHaveLength(4);
  expect(() => readConfig(secrets, home)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  );
});
