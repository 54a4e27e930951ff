import type { EntityManager } from 'typeorm';
import type { Facts, Party } from '../law/facts.js';

/** A vendor with every fact that rules read of it. */
export interface VendorDossier {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly facts: Facts;
}

const PARTY = `json_build_object(
  'id', p.id, 'name', p.name, 'country', p.country, 'sector', p.sector,
  'internationalOrganisation', p.international_organisation, 'directlySubjectTo', p.directly_subject_to)`;

const listOf = (object: string, from: string): string => `(select coalesce(json_agg(${object}), '[]') from ${from})`;

const CLAUSE_SETS = listOf(
  `json_build_object(
    'id', c.id, 'set', c."set", 'modules', c.modules, 'signedOn', c.signed_on,
    'processingChangedOn', c.processing_changed_on, 'processorAddsData', c.processor_adds_data) order by c.id`,
  `clause_set c where c.agreement_id = a.id`,
);
const SIGNATURES = listOf(
  `json_build_object('partyId', s.party_id, 'signedOn', s.signed_on) order by s.id`,
  `signature s where s.agreement_id = a.id`,
);
const ENGAGEMENTS_OF_AGREEMENT = listOf(
  `x.engagement_id order by x.engagement_id`,
  `agreement_engagement x where x.agreement_id = a.id`,
);
const MECHANISMS = listOf(
  `json_build_object(
    'kind', m.kind, 'decision', m.decision, 'certificationId', m.certification_id, 'clauseSetId', m.clause_set_id)
    order by m.position`,
  `transfer_mechanism m where m.transfer_id = t.id`,
);
const IMPACT_ASSESSMENTS_OF_TRANSFER = listOf(
  `x.impact_assessment_id order by x.impact_assessment_id`,
  `transfer_impact_assessment x where x.transfer_id = t.id`,
);

const DOSSIER = `json_build_object(
  'parties', ${listOf(`${PARTY} order by p.id`, `party p where p.vendor_id = v.id`)},
  'engagements', ${listOf(
    `json_build_object(
      'id', e.id, 'ownPartyId', e.own_party_id, 'vendorPartyId', e.vendor_party_id, 'purpose', e.purpose,
      'ourRole', e.our_role, 'vendorRole', e.vendor_role, 'startsOn', e.starts_on, 'endsOn', e.ends_on) order by e.id`,
    `engagement e where e.vendor_id = v.id`,
  )},
  'agreements', ${listOf(
    `json_build_object(
      'id', a.id, 'kind', a.kind, 'engagementIds', ${ENGAGEMENTS_OF_AGREEMENT},
      'partyIds', json_build_array(a.first_party_id, a.second_party_id), 'signatures', ${SIGNATURES},
      'acceptedOn', a.accepted_on, 'effectiveOn', a.effective_on, 'expiresOn', a.expires_on,
      'terminatedOn', a.terminated_on, 'clauseSets', ${CLAUSE_SETS}) order by a.id`,
    `agreement a where a.vendor_id = v.id`,
  )},
  'certifications', ${listOf(
    `json_build_object(
      'id', c.id, 'partyId', c.party_id, 'framework', c.framework, 'statuses', c.statuses, 'coversHr', c.covers_hr,
      'coveredPartyIds', c.covered_party_ids) order by c.id`,
    `certification c join party p on p.id = c.party_id where p.vendor_id = v.id and c.framework is not null`,
  )},
  'impactAssessments', ${listOf(
    `json_build_object('id', i.id, 'doneOn', i.done_on, 'outcome', i.outcome) order by i.id`,
    `impact_assessment i where i.vendor_id = v.id`,
  )},
  'transfers', ${listOf(
    `json_build_object(
      'id', t.id, 'engagementId', t.engagement_id, 'flow', t.flow, 'exporterId', t.exporter_id,
      'importerId', t.importer_id, 'exporterRole', t.exporter_role, 'importerRole', t.importer_role,
      'data', t.data, 'purposes', t.purposes, 'startsOn', t.starts_on, 'endsOn', t.ends_on,
      'mechanisms', ${MECHANISMS}, 'impactAssessmentIds', ${IMPACT_ASSESSMENTS_OF_TRANSFER}) order by t.id`,
    `transfer t where t.vendor_id = v.id`,
  )})`;

/** The dossiers of these vendors in order of key; our own parties are part of each. */
export async function readDossiers(
  manager: EntityManager,
  vendorIds: readonly string[],
): Promise<readonly VendorDossier[]> {
  const [own] = await manager.query<{ parties: readonly Party[] }[]>(
    `select ${listOf(`${PARTY} order by p.id`, `party p where p.vendor_id is null`)} as parties`,
  );
  const dossiers = await manager.query<VendorDossier[]>(
    `select v.id, v.key, v.name, ${DOSSIER} as facts from vendor v where v.id = any($1) order by v.key`,
    [vendorIds],
  );
  const ownParties = own?.parties ?? [];
  return dossiers.map((dossier) => ({
    ...dossier,
    facts: { ...dossier.facts, parties: [...ownParties, ...dossier.facts.parties] },
  }));
}
