import type { Module } from '../../../src/law/facts.js';
import { filledOn, itemsOf, openIn } from './filled.js';

const MODULES: readonly Module[] = [1, 2, 3, 4];
const DAY = '2022-01-01';

/** Every row of the table of fields and options of 2021/914, as law.md has it: what each module asks for. */
const ASKED = 'asked';
const NOT = 'not asked';
const TABLE: readonly (readonly [id: string, m1: string, m2: string, m3: string, m4: string])[] = [
  ['I.A.name', ASKED, ASKED, ASKED, ASKED],
  ['I.A.address', ASKED, ASKED, ASKED, ASKED],
  ['I.A.contact', ASKED, ASKED, ASKED, ASKED],
  ['I.A.activity', ASKED, ASKED, ASKED, ASKED],
  ['I.A.role', ASKED, ASKED, ASKED, ASKED],
  ['I.A.signature', ASKED, ASKED, ASKED, ASKED],
  ['I.A.representative', NOT, NOT, NOT, NOT],
  ['I.A.dpo', NOT, NOT, NOT, NOT],
  ['I.B.people', ASKED, ASKED, ASKED, ASKED],
  ['I.B.data', ASKED, ASKED, ASKED, ASKED],
  ['I.B.sensitive_data', ASKED, ASKED, ASKED, ASKED],
  ['I.B.sensitive_data_safeguards', NOT, NOT, NOT, NOT],
  ['I.B.frequency', ASKED, ASKED, ASKED, ASKED],
  ['I.B.nature', ASKED, ASKED, ASKED, ASKED],
  ['I.B.purpose', ASKED, ASKED, ASKED, ASKED],
  ['I.B.retention', ASKED, ASKED, ASKED, ASKED],
  ['I.B.sub_processors', NOT, ASKED, ASKED, NOT],
  ['I.C.authority', ASKED, ASKED, ASKED, NOT],
  ['II.measures', ASKED, ASKED, ASKED, NOT],
  ['III.sub_processors', NOT, NOT, NOT, NOT],
  ['7', ASKED, ASKED, ASKED, ASKED],
  ['9(a)', NOT, ASKED, ASKED, NOT],
  ['11(a)', ASKED, ASKED, ASKED, ASKED],
  ['12', NOT, NOT, NOT, NOT],
  ['13', ASKED, ASKED, ASKED, NOT],
  ['14-15', ASKED, ASKED, ASKED, NOT],
  ['17', ASKED, ASKED, ASKED, ASKED],
  ['18', ASKED, ASKED, ASKED, ASKED],
  ['art_28', NOT, ASKED, ASKED, NOT],
];

test.each(TABLE)('%s is asked for by module: %s, %s, %s, %s', (id, ...expected) => {
  const found = MODULES.map((module) => {
    const states = itemsOf(filledOn(DAY, '2021/914', [module]), module).flatMap((item) =>
      item.id === id ? [item.state] : [],
    );
    expect(states.length).toBeGreaterThan(0);
    return states.every((state) => state === 'complete')
      ? ASKED
      : states.every((state) => state === 'not_required')
        ? NOT
        : states.join();
  });
  expect(found).toEqual(expected);
});

test('nothing else is asked for but whether the clauses are law', () => {
  const known = new Set(TABLE.map(([id]) => id));
  for (const module of MODULES) {
    const ids = itemsOf(filledOn(DAY, '2021/914', [module]), module).map(({ id }) => id);
    expect([...new Set(ids)].filter((id) => !known.has(id))).toEqual(['instrument.EU_GDPR']);
  }
});

test.each(MODULES)('whole, module %d lacks nothing', (module) => {
  const annexes = filledOn(DAY, '2021/914', [module]);
  expect([annexes.complete, openIn(annexes)]).toEqual([true, []]);
  expect(annexes.parts.map(({ meetsArticle28 }) => meetsArticle28)).toEqual([module === 2 || module === 3]);
});

const NOTHING_RECORDED = {
  set: { elections: null, processorAddsData: null },
  exporter: { address: null, contact: null },
  importer: { address: null, contact: null },
  paper: { signatures: [], document: null },
  facts: { engagements: [], impactAssessments: [], subprocessings: [] },
  parties: { activity: null },
  clauseSets: { set: { supervisoryAuthority: null } },
} as const;

test.each<[Module, readonly string[]]>([
  [1, ['7', '11(a)', '13', '14-15', '17', '18', 'I.C.authority', 'II.measures']],
  [2, ['7', '9(a)', '11(a)', '13', '14-15', '17', '18', 'I.C.authority', 'II.measures']],
  [3, ['7', '9(a)', '11(a)', '13', '14-15', '17', '18', 'I.C.authority', 'II.measures']],
  [4, ['7', '11(a)', '14-15', '17', '18']],
])('of module %d everything that it asks for is missing where nothing is recorded', (module, expected) => {
  const annexes = filledOn(DAY, '2021/914', [module], { ...NOTHING_RECORDED, transfer: { engagementId: null } });
  const open = itemsOf(annexes, module).filter(({ state }) => state === 'missing');
  expect(open.filter(({ id }) => !/^I\.[AB]\./.test(id)).map(({ id }) => id)).toEqual(expected);
  expect(open.filter(({ id }) => id.startsWith('I.A.')).map(({ id, about }) => `${id} ${about?.name}`)).toEqual(
    ['Own', 'Vendor'].flatMap((name) =>
      ['address', 'contact', 'activity', 'signature'].map((field) => `I.A.${field} ${name}`),
    ),
  );
  expect(open.filter(({ id }) => id.startsWith('I.B.')).map(({ id }) => id)).toEqual(
    [
      'people',
      'data',
      'sensitive_data',
      'sensitive_data_safeguards',
      'frequency',
      'nature',
      'purpose',
      'retention',
    ].map((field) => `I.B.${field}`),
  );
  expect(annexes.complete).toBe(false);
});

test('every missing item says where it is recorded', () => {
  for (const module of MODULES) {
    const { parts } = filledOn(DAY, '2021/914', [module], { ...NOTHING_RECORDED, transfer: { engagementId: null } });
    for (const { id, state, recordAt } of parts.flatMap(({ items }) => items))
      expect([id, state === 'missing' && recordAt.length === 0]).toEqual([id, false]);
  }
});
