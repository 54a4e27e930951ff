import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { assess } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { FINDING_CODES, type FindingCode } from '../../src/law/finding.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { REGIMES } from '../../src/law/regime.js';
import { CaseFacts, factsOf } from '../../src/reports/case.params.js';

interface Expected {
  readonly verdict: string;
  readonly codes: readonly FindingCode[];
  readonly governing?: string | null;
}

/** A case from public decisions or guidance, in the shapes of POST /v1/assessments, with the answer of a lawyer. */
interface GoldenCase {
  readonly name: string;
  readonly source: { readonly text: string; readonly link: string | null };
  readonly asOf: LegalDay;
  readonly facts: object;
  readonly expect: {
    /** By transfer, then by regime; `none` where no regime binds. */
    readonly transfers?: Readonly<Record<string, Readonly<Record<string, Expected>>>>;
    readonly engagements?: Readonly<Record<string, Expected>>;
  };
}

const FOLDER = join(__dirname, 'golden');
const FILES = readdirSync(FOLDER).sort();
const read = (file: string): { theme: string; cases: GoldenCase[] } =>
  JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { theme: string; cases: GoldenCase[] };
const CASES = FILES.flatMap((file) => read(file).cases);

const sorted = (codes: readonly FindingCode[]): readonly FindingCode[] => [...codes].sort();

function answered({ asOf, facts, expect: { transfers = {}, engagements = {} } }: GoldenCase): GoldenCase['expect'] {
  const answer = assess(factsOf(plainToInstance(CaseFacts, facts)), ENCODED_LAW, asOf);
  const codesOf = (findings: readonly { readonly code: FindingCode }[]) => sorted(findings.map(({ code }) => code));
  const transfer = (id: string, regime: string, { governing }: Expected): Expected | undefined => {
    const found = answer.transfers.find((one) => one.id === id && (one.regime ?? 'none') === regime);
    return (
      found && {
        verdict: found.verdict,
        codes: codesOf(found.findings),
        ...(governing !== undefined && { governing: found.governing?.instrument ?? null }),
      }
    );
  };
  const engagement = (id: string): Expected | undefined => {
    const found = answer.engagements.find((one) => one.id === id);
    return found && { verdict: found.verdict, codes: codesOf(found.findings) };
  };
  return {
    ...(Object.keys(transfers).length > 0 && {
      transfers: Object.fromEntries(
        Object.entries(transfers).map(([id, regimes]) => [
          id,
          Object.fromEntries(
            Object.entries(regimes).map(([regime, expected]) => [regime, transfer(id, regime, expected)]),
          ) as Record<string, Expected>,
        ]),
      ),
    }),
    ...(Object.keys(engagements).length > 0 && {
      engagements: Object.fromEntries(Object.keys(engagements).map((id) => [id, engagement(id)])) as Record<
        string,
        Expected
      >,
    }),
  };
}

const withSortedCodes = (expected: GoldenCase['expect']): unknown =>
  JSON.parse(JSON.stringify(expected), (key, value: unknown) =>
    key === 'codes' ? sorted(value as readonly FindingCode[]) : value,
  );

describe.each(FILES)('%s', (file) => {
  test.each(read(file).cases.map((one) => [one.name, one] as const))('%s', (_, golden) => {
    expect(answered(golden)).toEqual(withSortedCodes(golden.expect));
  });
});

test('every case has a name of its own and a source', () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  for (const { source } of CASES) expect(source.text).not.toBe('');
});

const answers = CASES.flatMap(({ expect: { transfers = {}, engagements = {} } }) => [
  ...Object.values(transfers).flatMap((regimes) => Object.entries(regimes)),
  ...Object.values(engagements).map((expected) => ['contract', expected] as const),
]);

test.each(FINDING_CODES)('%s is the answer of two cases or more', (code) => {
  expect(answers.filter(([, { codes }]) => codes.includes(code)).length).toBeGreaterThanOrEqual(2);
});

test('all three regimes and the days from 2001 to 2032 are judged', () => {
  for (const regime of REGIMES) expect(answers.filter(([of]) => of === regime).length).toBeGreaterThan(20);
  const days = CASES.map(({ asOf }) => asOf).sort();
  expect(days[0]! < '2002-01-01').toBe(true);
  expect(days.at(-1)! >= '2032-01-01').toBe(true);
});
