import type { EntityManager } from 'typeorm';
import type { Acceptance } from '../law/acceptance.js';
import type { Certification, Facts, Party } from '../law/facts.js';
import type { AcceptanceKind } from './acceptance.entity.js';

/** A waiver or an acknowledgement of a gap, ever. */
export interface AcceptanceOnFile extends Acceptance {
  readonly kind: AcceptanceKind;
  readonly gapId: string;
  readonly reason: string;
  readonly grantedBy: string;
}

/** A vendor with every fact that rules read of it, and what was accepted of its gaps. */
export interface VendorDossier {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly facts: Facts;
  /** In the order in which they were granted. */
  readonly acceptances: readonly AcceptanceOnFile[];
}

const PARTY = `json_build_object(
  'id', p.id, 'name', p.name, 'isOwn', p.vendor_id is null, 'address', p.address, 'contact', p.contact, 'country', p.country, 'sector', p.sector,
  'internationalOrganisation', p.international_organisation, 'directlySubjectTo', p.directly_subject_to,
  'branches', p.branches, 'exporterLaw', p.exporter_law)`;

const CERTIFICATION = `json_build_object(
  'id', c.id, 'partyId', c.party_id, 'framework', c.framework, 'statuses', c.statuses, 'coversHr', c.covers_hr,
  'coveredPartyIds', c.covered_party_ids, 'nextDueOn', c.next_due_on, 'schemeVersion', c.scheme_version,
  'commitmentsSignedOn', c.commitments_signed_on)`;

const MECHANISM = `case m.kind
  when 'adequacy' then jsonb_build_object('kind', m.kind, 'decision', m.decision)
  when 'certification' then jsonb_build_object('kind', m.kind, 'certificationId', m.certification_id)
  when 'clause_set' then jsonb_build_object('kind', m.kind, 'clauseSetId', m.clause_set_id)
  when 'safeguard' then jsonb_build_object('kind', m.kind, 'safeguardId', m.safeguard_id)
  else jsonb_build_object('personToldOn', null) || m.derogation || jsonb_build_object('kind', m.kind) end`;

// A paper that is filed here bears the day that its document says.
const PAPER = `case when d.id is null then a.document - 'reference' else jsonb_build_object('bearsOn', d.bears_on) end`;

/** Lists gathered once for all vendors of the batch: name, owner column, item, order, source. */
const LISTS = {
  parties_of: ['p.vendor_id', PARTY, 'p.id', `party p where p.vendor_id = any($1)`],
  engagements_of: [
    'e.vendor_id',
    `json_build_object(
      'id', e.id, 'ownPartyId', e.own_party_id, 'vendorPartyId', e.vendor_party_id, 'purpose', e.purpose,
      'ourRole', e.our_role, 'vendorRole', e.vendor_role, 'startsOn', e.starts_on, 'endsOn', e.ends_on,
      'outsideInstructions', e.outside_instructions, 'plan', e.plan)`,
    'e.id',
    `engagement e where e.vendor_id = any($1)`,
  ],
  clause_sets_of: [
    'c.agreement_id',
    `json_build_object(
      'id', c.id, 'set', c."set", 'modules', c.modules, 'signedOn', c.signed_on,
      'processingChangedOn', c.processing_changed_on, 'processorAddsData', c.processor_adds_data,
      'regimes', c.regimes, 'altered', c.altered, 'annexes', c.annexes, 'elections', c.elections,
      'electionsByModule', c.elections_by_module, 'accessions', c.accessions)`,
    'c.id',
    `clause_set c join agreement a on a.id = c.agreement_id where a.vendor_id = any($1)`,
  ],
  signatures_of: [
    's.agreement_id',
    `json_build_object('partyId', s.party_id, 'signedOn', s.signed_on)`,
    's.id',
    `signature s join agreement a on a.id = s.agreement_id where a.vendor_id = any($1)`,
  ],
  renewals_of: [
    'r.agreement_id',
    `json_build_object('agreedOn', r.agreed_on, 'expiresOn', r.expires_on)`,
    'r.agreed_on, r.id',
    `renewal r join agreement a on a.id = r.agreement_id where a.vendor_id = any($1)`,
  ],
  spoken_for: [
    'x.agreement_id',
    `x.engagement_id`,
    'x.engagement_id',
    `agreement_engagement x join agreement a on a.id = x.agreement_id where a.vendor_id = any($1)`,
  ],
  agreements_of: [
    'a.vendor_id',
    `json_build_object(
      'id', a.id, 'kind', a.kind, 'engagementIds', coalesce(x.list, '[]'),
      'partyIds', json_build_array(a.first_party_id, a.second_party_id), 'signatures', coalesce(s.list, '[]'),
      'acceptedOn', a.accepted_on, 'effectiveOn', a.effective_on, 'expiresOn', a.expires_on,
      'renewals', coalesce(r.list, '[]'), 'terminatedOn', a.terminated_on, 'withdrawnOn', a.withdrawn_on,
      'supersedesId', a.supersedes_id, 'plans', a.plans, 'document', ${PAPER}, 'template', a.template,
      'templateAltered', a.template_altered, 'paperVersion', a.paper_version, 'terms', a.terms,
      'authorisation', a.authorisation, 'subprocessorNoticeDays', a.subprocessor_notice_days, 'clauseSets', coalesce(c.list, '[]'))`,
    'a.id',
    `agreement a left join document d on d.id = a.document_id left join spoken_for x on x.owner = a.id left join signatures_of s on s.owner = a.id
      left join clause_sets_of c on c.owner = a.id left join renewals_of r on r.owner = a.id where a.vendor_id = any($1)`,
  ],
  // Those of its parties, and those that a party of ours holds and its transfers list.
  certifications_of: [
    'h.vendor_id',
    CERTIFICATION,
    'c.id',
    `(select p.vendor_id, c.id from certification c join party p on p.id = c.party_id where p.vendor_id = any($1)
      union select t.vendor_id, m.certification_id from transfer_mechanism m join transfer t on t.id = m.transfer_id
        where t.vendor_id = any($1) and m.certification_id is not null) h
      join certification c on c.id = h.id where c.framework is not null`,
  ],
  impact_assessments_of: [
    'i.vendor_id',
    `json_build_object(
      'id', i.id, 'destination', i.destination, 'doneOn', i.done_on, 'outcome', i.outcome, 'nextReviewOn', i.next_review_on,
      'foundBy', i.found_by, 'factsFrom', i.facts_from)`,
    'i.id',
    `impact_assessment i where i.vendor_id = any($1)`,
  ],
  safeguards_of: [
    's.vendor_id',
    `json_build_object(
      'id', s.id, 'kind', s.kind, 'name', s.name, 'partyIds', s.party_ids, 'approvals', s.approvals,
      'generallyValidOn', s.generally_valid_on, 'bindingOn', s.binding_on, 'changedOn', s.changed_on)`,
    's.id',
    `safeguard s where s.vendor_id = any($1)`,
  ],
  mechanisms_of: [
    'm.transfer_id',
    MECHANISM,
    'm.position',
    `transfer_mechanism m join transfer t on t.id = m.transfer_id where t.vendor_id = any($1)`,
  ],
  assessed_by: [
    'x.transfer_id',
    `x.impact_assessment_id`,
    'x.impact_assessment_id',
    `transfer_impact_assessment x join transfer t on t.id = x.transfer_id where t.vendor_id = any($1)`,
  ],
  transfers_of: [
    't.vendor_id',
    `json_build_object(
      'id', t.id, 'engagementId', t.engagement_id, 'flow', t.flow, 'exporterId', t.exporter_id,
      'importerId', t.importer_id, 'exporterRole', t.exporter_role, 'importerRole', t.importer_role,
      'data', t.data, 'purposes', t.purposes, 'startsOn', t.starts_on, 'endsOn', t.ends_on,
      'mechanisms', coalesce(m.list, '[]'), 'impactAssessmentIds', coalesce(x.list, '[]'),
      'onwardFromId', t.onward_from_id, 'dataCategories', t.data_categories, 'statedPurposes', t.stated_purposes,
      'measures', t.measures)`,
    't.id',
    `transfer t left join mechanisms_of m on m.owner = t.id left join assessed_by x on x.owner = t.id
      where t.vendor_id = any($1)`,
  ],
  subprocessings_of: [
    's.vendor_id',
    `json_build_object(
      'id', s.id, 'partyId', s.party_id, 'engagementIds', s.engagement_ids, 'service', s.service, 'places', s.places,
      'announcedOn', s.announced_on, 'addedOn', s.added_on, 'removedOn', s.removed_on,
      'objectionDueOn', s.objection_due_on,
      'decision', s.decision, 'decidedOn', s.decided_on)`,
    's.id',
    `subprocessing s where s.vendor_id = any($1)`,
  ],
  opt_ins_of: [
    'o.vendor_id',
    `json_build_object(
      'id', o.id, 'method', o.method, 'agreementId', o.agreement_id, 'requestedOn', s.requested_on,
      'confirmedOn', s.confirmed_on, 'endedOn', s.ended_on, 'plan', o.plan)`,
    'o.id',
    `opt_in o left join lateral (
       select max(t."on") filter (where t.kind = 'request') as requested_on,
         max(t."on") filter (where t.kind = 'confirmation') as confirmed_on,
         max(t."on") filter (where t.kind in ('refusal', 'withdrawal')) as ended_on
       from opt_in_step t where t.opt_in_id = o.id) s on true
     where o.vendor_id = any($1)`,
  ],
  dpas_of: [
    'd.vendor_id',
    `json_build_object('version', d.version, 'publishedOn', d.published_on, 'seenOn', d.seen_on)`,
    'd.id',
    `published_dpa d where d.vendor_id = any($1)`,
  ],
  acceptances_of: [
    'w.vendor_id',
    `json_build_object(
      'id', w.id, 'kind', w.kind, 'gapId', w.gap_id, 'code', g.code,
      'subject', json_build_object('kind', g.subject_kind, 'id', g.subject_id), 'reason', w.reason,
      'grantedBy', w.granted_by, 'grantedOn', w.granted_on, 'until', w.until, 'evidence', w.evidence,
      'lapsedOn', w.lapsed_on)`,
    'w.id',
    `acceptance w join gap g on g.id = w.gap_id where w.vendor_id = any($1)`,
  ],
} as const satisfies Record<string, readonly [owner: string, item: string, order: string, source: string]>;

const GATHERED = Object.entries(LISTS)
  .map(
    ([name, [owner, item, order, source]]) =>
      `${name} as materialized (
        select ${owner} as owner, json_agg(${item} order by ${order}) as list from ${source} group by ${owner})`,
  )
  .join(', ');

const FACTS = {
  parties: 'parties_of',
  engagements: 'engagements_of',
  agreements: 'agreements_of',
  certifications: 'certifications_of',
  impactAssessments: 'impact_assessments_of',
  safeguards: 'safeguards_of',
  transfers: 'transfers_of',
  subprocessings: 'subprocessings_of',
  optIns: 'opt_ins_of',
  publishedDpas: 'dpas_of',
} as const satisfies Partial<Record<keyof Facts, keyof typeof LISTS>>;

const DOSSIERS = `with ${GATHERED}
  select v.id, v.key, v.name, json_build_object(${Object.entries(FACTS)
    .map(([name, list]) => `'${name}', coalesce(${list}.list, '[]')`)
    .join(', ')}) as facts, coalesce(acceptances_of.list, '[]') as acceptances
  from vendor v ${[...Object.values(FACTS), 'acceptances_of']
    .map((list) => `left join ${list} on ${list}.owner = v.id`)
    .join(' ')}
  where v.id = any($1) order by v.key`;

const OURS = `select
  coalesce((select json_agg(${PARTY} order by p.id) from party p where p.vendor_id is null), '[]') as parties,
  coalesce((select json_agg(${CERTIFICATION} order by c.id) from certification c join party p on p.id = c.party_id
    where p.vendor_id is null and c.framework is not null), '[]') as certifications`;

/** What is ours and may stand in the dossier of any vendor. */
interface Ours {
  readonly parties: readonly Party[];
  readonly certifications: readonly Certification[];
}

/** The dossiers of these vendors in order of key; our own parties and their certifications are part of each. */
export async function readDossiers(
  manager: EntityManager,
  vendorIds: readonly string[],
): Promise<readonly VendorDossier[]> {
  const [ours] = (await manager.query<Ours[]>(OURS)) as [Ours];
  const dossiers = await manager.query<VendorDossier[]>(DOSSIERS, [vendorIds]);
  return dossiers.map((dossier) => ({
    ...dossier,
    facts: {
      ...dossier.facts,
      parties: [...ours.parties, ...dossier.facts.parties],
      certifications: [...ours.certifications, ...dossier.facts.certifications],
    },
  }));
}
