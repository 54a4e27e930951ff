import { assessed, type DemoVendor, ELECTED_WITH_PROCESSORS, MODULE_2, signed, WE_INSTRUCT } from './demo-vendor.js';

const TRANSCRIPTS = {
  ...WE_INSTRUCT,
  lawfulBasis: '6(1)(f)' as const,
  peopleCategories: ['employees', 'customers'],
  dataCategories: ['recordings', 'transcripts'],
  sensitiveData: ['health, where somebody speaks of it'],
  sensitiveDataSafeguards: ['Recordings deleted after 7 days', 'Access for two named transcribers'],
  frequency: 'continuous' as const,
  nature: 'Recordings are uploaded, written down by people and returned as text',
  retention: 'Recordings 7 days, transcripts 90 days',
  toms: ['Encryption at rest and in transit', 'Access by role, reviewed each quarter', 'No copies on workplaces'],
  tomsReference: 'Avocet security measures, version 3 of 2025-02-17',
};

const WHOLE = {
  ...MODULE_2,
  annexes: ['I.A', 'I.B', 'I.C', 'II', 'III'],
  elections: { ...ELECTED_WITH_PROCESSORS, clause9: 'specific' },
} satisfies typeof MODULE_2;

/** Nobody real: clauses of which every field is filled in, to be printed. */
export const FICTITIOUS_ANNEXES: readonly DemoVendor[] = [
  {
    key: 'avocet-transcripts',
    name: 'Avocet Transcripts (fictitious)',
    website: 'https://avocet-transcripts.example',
    owner: 'people',
    tags: ['transcripts', 'fictitious'],
    dpoContact: 'dpo@avocet-transcripts.example',
    parties: {
      pvt: {
        name: 'Avocet Transcripts Pvt. Ltd.',
        address: '4 Hill Road, Bandra, Mumbai',
        contact: 'Meera Iyer, head of legal, legal@avocet-transcripts.example',
        activity: 'Writes down recordings for customers',
        country: 'IN',
        sector: 'commercial',
      },
      archive: {
        name: 'Liffey Archive Limited',
        address: '9 Quay Street, Cork',
        contact: 'privacy@liffey-archive.example',
        country: 'IE',
        sector: 'commercial',
      },
    },
    engagements: {
      calls: {
        ...TRANSCRIPTS,
        own: 'polska',
        purpose: 'Demo: calls written down; every field of the clauses is filled in, and their pack can be printed',
        startsOn: '2025-04-01',
      },
      british: {
        ...TRANSCRIPTS,
        own: 'britain',
        purpose: 'Demo: calls of the British company, whose clauses carry the UK Addendum',
        startsOn: '2025-05-01',
      },
    },
    agreements: [
      signed({ polska: '2025-03-17', pvt: '2025-03-19' }, [{ ...WHOLE, supervisoryAuthority: 'PL' }], {
        title: 'Data Processing Addendum with clauses',
        between: ['polska', 'pvt'],
        for: ['calls'],
        authorisation: 'specific',
      }),
      signed(
        { britain: '2025-04-22', pvt: '2025-04-24' },
        [
          { ...WHOLE, supervisoryAuthority: 'GB', regimes: ['UK_GDPR'] },
          {
            set: 'UK_ADDENDUM_B1.0',
            annexes: ['table_1', 'table_2', 'table_3', 'table_4'],
            mayEnd: ['importer', 'exporter'],
          },
        ],
        {
          title: 'Data Processing Addendum with clauses and UK Addendum',
          between: ['britain', 'pvt'],
          for: ['british'],
          authorisation: 'specific',
        },
      ),
    ],
    impactAssessments: [assessed('2025-03-10')],
    transfers: [
      { under: 'calls', from: 'polska', on: ['2021/914'] },
      { under: 'british', from: 'britain', on: ['2021/914'] },
    ],
    subprocessings: [
      {
        by: 'archive',
        service: 'Storage',
        nature: 'Keeps recordings and transcripts, encrypted',
        duration: 'As long as the engagement',
        places: ['IE'],
        announcedOn: '2025-03-03',
        addedOn: '2025-04-01',
        decision: 'accepted',
        decidedOn: '2025-03-17',
      },
    ],
  },
];
