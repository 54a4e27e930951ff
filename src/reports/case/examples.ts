/** A case as it may be sent, whole. */
interface CaseExample {
  readonly summary: string;
  readonly description: string;
  readonly value: object;
}

const OUR_SHOP = { id: 'us', name: 'Lindner Versand GmbH', country: 'DE', sector: 'commercial' };

const TERMS = [
  ['subject', '1.1'],
  ['duration', '1.2'],
  ['nature', 'Annex I.B'],
  ['purpose', 'Annex I.B'],
  ['data', 'Annex I.B'],
  ['people', 'Annex I.B'],
  ['rights_and_duties', '2'],
  ['a', '3.1'],
  ['b', '3.2'],
  ['c', '4'],
  ['d', '5'],
  ['e', '6'],
  ['f', '7'],
  ['g', '8'],
  ['h', '9'],
].map(([term, clause]) => ({ term, clause }));

const ELECTIONS = {
  docking: true,
  clause9: 'general',
  clause9Days: 30,
  clause11: false,
  clause13: 'exporter_in_eu',
  clause17Option: 1,
  clause17Law: 'IE',
  thirdPartyRights: true,
  clause18: 'IE',
};

const SCHREMS_II: CaseExample = {
  summary: 'Privacy Shield on the day of Schrems II',
  description:
    'A German shop measures its visits through a processor in the United States that is on the Privacy Shield list. On 15 July 2020 that covers the transfer; from 16 July 2020, the day of the judgment in Case C-311/18, it does not. Set `asOf` a day earlier to see the difference.',
  value: {
    asOf: '2020-07-16',
    facts: {
      parties: [OUR_SHOP, { id: 'acme', name: 'Acme Analytics, Inc.', country: 'US', sector: 'commercial' }],
      engagements: [
        {
          id: 'analytics',
          ownPartyId: 'us',
          vendorPartyId: 'acme',
          purpose: 'Web analytics of the shop',
          ourRole: 'controller',
          vendorRole: 'processor',
          startsOn: '2018-06-01',
        },
      ],
      agreements: [
        {
          id: 'dpa',
          kind: 'dpa',
          engagementIds: ['analytics'],
          partyIds: ['us', 'acme'],
          signatures: [
            { partyId: 'us', signedOn: '2018-05-22' },
            { partyId: 'acme', signedOn: '2018-05-24' },
          ],
          document: { reference: 'Legal share, 2018/acme/dpa.pdf', bearsOn: '2018-05-24' },
          template: 'vendor',
          terms: TERMS,
          authorisation: 'general',
          subprocessorNoticeDays: 30,
        },
      ],
      certifications: [
        {
          id: 'shield',
          partyId: 'acme',
          framework: 'EU_US_PRIVACY_SHIELD',
          statuses: [{ status: 'active', from: '2017-03-02' }],
        },
      ],
      transfers: [
        {
          id: 'visits',
          engagementId: 'analytics',
          exporterId: 'us',
          importerId: 'acme',
          dataCategories: ['usage data'],
          statedPurposes: ['web analytics'],
          startsOn: '2018-06-01',
          mechanisms: [{ kind: 'certification', certificationId: 'shield' }],
        },
      ],
    },
  },
};

const MODULE_2: CaseExample = {
  summary: 'Clauses 2021/914, module 2, complete',
  description:
    'Nothing is missing: the clauses are signed with annexes I.A, I.B, I.C and II, the elections are valid, an impact assessment found the tool effective with measures, and the same contract meets Art. 28(3) GDPR. Leave out any part to see what is then missing.',
  value: {
    asOf: '2026-11-24',
    facts: {
      parties: [
        OUR_SHOP,
        {
          id: 'desk',
          name: 'Night Desk Pvt. Ltd.',
          address: '12 Residency Road, Bengaluru',
          contact: 'privacy@night-desk.example',
          country: 'IN',
          sector: 'commercial',
        },
      ],
      engagements: [
        {
          id: 'support',
          ownPartyId: 'us',
          vendorPartyId: 'desk',
          purpose: 'Answers to customers at night',
          ourRole: 'controller',
          vendorRole: 'processor',
          startsOn: '2023-04-01',
        },
      ],
      agreements: [
        {
          id: 'dpa',
          kind: 'dpa',
          engagementIds: ['support'],
          partyIds: ['us', 'desk'],
          signatures: [
            { partyId: 'us', signedOn: '2023-03-14' },
            { partyId: 'desk', signedOn: '2023-03-16' },
          ],
          document: { reference: 'Legal share, 2023/night-desk/dpa.pdf', bearsOn: '2023-03-16' },
          template: 'ours',
          terms: TERMS,
          authorisation: 'general',
          subprocessorNoticeDays: 30,
          clauseSets: [
            {
              id: 'clauses',
              set: '2021/914',
              modules: [2],
              regimes: ['EU_GDPR'],
              annexes: ['I.A', 'I.B', 'I.C', 'II'],
              elections: ELECTIONS,
            },
          ],
        },
      ],
      impactAssessments: [
        { id: 'tia', doneOn: '2026-03-10', outcome: 'effective_with_measures', nextReviewOn: '2027-03-10' },
      ],
      transfers: [
        {
          id: 'tickets',
          engagementId: 'support',
          flow: 'remote_access',
          exporterId: 'us',
          importerId: 'desk',
          dataCategories: ['contact data', 'correspondence'],
          statedPurposes: ['customer support'],
          measures: ['access through a virtual desktop in Frankfurt, without download'],
          startsOn: '2023-04-01',
          mechanisms: [{ kind: 'clause_set', clauseSetId: 'clauses' }],
          impactAssessmentIds: ['tia'],
        },
      ],
    },
  },
};

const WITHOUT_ADDENDUM: CaseExample = {
  summary: 'An exporter in the United Kingdom, the Addendum missing',
  description:
    'A company in Reading signed the clauses of the Union and nothing else. Under the UK GDPR they count only together with the International Data Transfer Addendum of the ICO: add a clause set `UK_ADDENDUM_B1.0` with tables 1 to 4 to the same agreement, and the transfer is covered.',
  value: {
    asOf: '2026-11-24',
    facts: {
      parties: [
        { id: 'reading', name: 'Lindner Mail Order Ltd', country: 'GB', sector: 'commercial' },
        { id: 'rota', name: 'Rota Works, Inc.', country: 'US', sector: 'commercial' },
      ],
      engagements: [
        {
          id: 'shifts',
          ownPartyId: 'reading',
          vendorPartyId: 'rota',
          purpose: 'Shifts of the warehouse',
          ourRole: 'controller',
          vendorRole: 'processor',
          startsOn: '2024-04-08',
        },
      ],
      agreements: [
        {
          id: 'dpa',
          kind: 'dpa',
          engagementIds: ['shifts'],
          partyIds: ['reading', 'rota'],
          signatures: [
            { partyId: 'reading', signedOn: '2024-03-18' },
            { partyId: 'rota', signedOn: '2024-03-20' },
          ],
          document: { bearsOn: '2024-03-20' },
          template: 'vendor',
          terms: TERMS,
          authorisation: 'general',
          subprocessorNoticeDays: 30,
          clauseSets: [
            {
              id: 'clauses',
              set: '2021/914',
              modules: [2],
              annexes: ['I.A', 'I.B', 'I.C', 'II'],
              elections: ELECTIONS,
            },
          ],
        },
      ],
      impactAssessments: [{ id: 'tia', doneOn: '2024-03-14', outcome: 'effective' }],
      transfers: [
        {
          id: 'rotas',
          engagementId: 'shifts',
          exporterId: 'reading',
          importerId: 'rota',
          data: ['hr'],
          dataCategories: ['names', 'shifts'],
          statedPurposes: ['planning of work'],
          startsOn: '2024-04-08',
          mechanisms: [{ kind: 'clause_set', clauseSetId: 'clauses' }],
          impactAssessmentIds: ['tia'],
        },
      ],
    },
  },
};

const SENT_ON: CaseExample = {
  summary: 'Sent on by the processor, on no mechanism',
  description:
    'The first hop is covered by the EU-US Data Privacy Framework. The processor lets a company in Manila read the data, for which nobody has a mechanism: the hop is a gap of its own, the first keeps its verdict and carries the worst onward verdict. The hop is nested under `onward`.',
  value: {
    asOf: '2025-06-30',
    facts: {
      parties: [
        OUR_SHOP,
        { id: 'desk', name: 'Day Desk, Inc.', country: 'US', sector: 'commercial' },
        { id: 'manila', name: 'Day Desk Philippines Corp.', country: 'PH', sector: 'commercial' },
      ],
      certifications: [
        {
          id: 'list',
          partyId: 'desk',
          framework: 'EU_US_DPF',
          statuses: [{ status: 'active', from: '2023-10-02' }],
          nextDueOn: '2025-10-02',
        },
      ],
      transfers: [
        {
          id: 'tickets',
          exporterId: 'us',
          importerId: 'desk',
          exporterRole: 'controller',
          importerRole: 'processor',
          startsOn: '2024-01-08',
          mechanisms: [{ kind: 'certification', certificationId: 'list' }],
          onward: [
            {
              id: 'nights',
              flow: 'remote_access',
              exporterId: 'desk',
              importerId: 'manila',
              exporterRole: 'processor',
              importerRole: 'sub_processor',
              startsOn: '2025-02-03',
            },
          ],
        },
      ],
    },
  },
};

/** Whole cases to try as they are, and to change. */
export const CASE_EXAMPLES = {
  'schrems-ii': SCHREMS_II,
  'module-2': MODULE_2,
  'uk-addendum': WITHOUT_ADDENDUM,
  'sent-on': SENT_ON,
} as const;
