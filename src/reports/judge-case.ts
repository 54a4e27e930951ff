import { type Mistake, RefusedError } from '../errors.js';
import type { JudgedVendor } from '../gaps/gaps.service.js';
import { assess } from '../law/assess.js';
import { datedFindings } from '../law/coverage.js';
import type { Facts } from '../law/facts.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';

/**
 * Judges facts that a caller gives, touching nothing.
 * @throws RefusedError when an id is used twice or leads nowhere in the facts
 */
export function judgeCase(facts: Facts, law: Law, asOf: LegalDay): Pick<JudgedVendor, 'assessment' | 'findings'> {
  const mistakes = [...doubled(facts), ...dangling(facts)];
  if (mistakes.length > 0) throw new RefusedError(mistakes);
  const assessment = assess(facts, law, asOf);
  return { assessment, findings: datedFindings(assessment, facts, law) };
}

function doubled(facts: Facts): readonly Mistake[] {
  return (Object.entries(facts) as [keyof Facts, readonly { readonly id: string }[]][]).flatMap(([list, records]) =>
    records.flatMap(({ id }, index) =>
      records.findIndex((record) => record.id === id) < index
        ? [{ pointer: `/facts/${list}/${index}/id`, detail: `"${id}" is the id of an earlier one; give each its own` }]
        : [],
    ),
  );
}

/** References that lead nowhere: a missing paper must be said by leaving it out, not by a slip of the pen. */
function dangling(facts: Facts): readonly Mistake[] {
  const idsOf = (records: readonly { readonly id: string }[]) => new Set(records.map(({ id }) => id));
  const parties = idsOf(facts.parties);
  const engagements = idsOf(facts.engagements);
  const certifications = idsOf(facts.certifications);
  const impactAssessments = idsOf(facts.impactAssessments);
  const clauseSets = idsOf(facts.agreements.flatMap((agreement) => agreement.clauseSets));
  const mistakes: Mistake[] = [];
  const expect = (known: ReadonlySet<string>, id: string | null, pointer: string, noun: string): void => {
    if (id !== null && !known.has(id))
      mistakes.push({
        pointer: `/facts${pointer}`,
        detail: `there is no ${noun} "${id}" in these facts; add it, or leave the reference out`,
      });
  };
  facts.engagements.forEach(({ ownPartyId, vendorPartyId }, at) => {
    expect(parties, ownPartyId, `/engagements/${at}/ownPartyId`, 'party');
    expect(parties, vendorPartyId, `/engagements/${at}/vendorPartyId`, 'party');
  });
  facts.agreements.forEach(({ partyIds, engagementIds, signatures }, at) => {
    partyIds.forEach((id, i) => expect(parties, id, `/agreements/${at}/partyIds/${i}`, 'party'));
    engagementIds.forEach((id, i) => expect(engagements, id, `/agreements/${at}/engagementIds/${i}`, 'engagement'));
    signatures.forEach(({ partyId }, i) =>
      expect(parties, partyId, `/agreements/${at}/signatures/${i}/partyId`, 'party'),
    );
  });
  facts.certifications.forEach(({ partyId, coveredPartyIds }, at) => {
    expect(parties, partyId, `/certifications/${at}/partyId`, 'party');
    coveredPartyIds.forEach((id, i) => expect(parties, id, `/certifications/${at}/coveredPartyIds/${i}`, 'party'));
  });
  facts.transfers.forEach((transfer, at) => {
    expect(parties, transfer.exporterId, `/transfers/${at}/exporterId`, 'party');
    expect(parties, transfer.importerId, `/transfers/${at}/importerId`, 'party');
    expect(engagements, transfer.engagementId, `/transfers/${at}/engagementId`, 'engagement');
    transfer.impactAssessmentIds.forEach((id, i) =>
      expect(impactAssessments, id, `/transfers/${at}/impactAssessmentIds/${i}`, 'impact assessment'),
    );
    transfer.mechanisms.forEach((mechanism, i) => {
      const pointer = `/transfers/${at}/mechanisms/${i}`;
      if (mechanism.kind === 'certification')
        expect(certifications, mechanism.certificationId, `${pointer}/certificationId`, 'certification');
      if (mechanism.kind === 'clause_set')
        expect(clauseSets, mechanism.clauseSetId, `${pointer}/clauseSetId`, 'clause set');
    });
  });
  return mistakes;
}
