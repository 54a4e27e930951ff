import { FINDING_CODES } from '../../../src/law/finding.js';
import { RULES } from '../../../src/law/rules/rulebook.js';
import { on } from '../facts.js';
import { FOUND } from '../found.js';

test('every rule has an id of its own, a sentence, a citation, an encoded day, and lists only codes that exist, each once', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { title, citations, codes, regimes } of RULES) {
    expect(title).toMatch(/\.$/);
    expect(citations.length).toBeGreaterThan(0);
    expect(Object.keys(regimes).length).toBeGreaterThan(0);
    expect(codes.filter((code) => !FINDING_CODES.includes(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  }
});

test('no rule finds what it does not list', () => {
  for (const [day, facts] of Object.values(FOUND)) {
    const { transfers, engagements } = on(day, facts);
    const listed = (subject: 'transfer' | 'engagement') =>
      RULES.filter((rule) => rule.subject === subject).flatMap(({ codes }) => codes);
    for (const { findings } of transfers)
      expect(listed('transfer')).toEqual(expect.arrayContaining(findings.map(({ code }) => code)));
    for (const { findings } of engagements)
      expect(listed('engagement')).toEqual(expect.arrayContaining(findings.map(({ code }) => code)));
  }
});
