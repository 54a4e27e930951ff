import { assessed, type DemoVendor, ELECTED_WITH_PROCESSORS, MODULE_2, signed, WE_INSTRUCT } from './demo-vendor.js';

/** Nobody real: contracts, the clauses inside them, and whom processors engage. */
export const FICTITIOUS_CONTRACTS: readonly DemoVendor[] = [
  {
    key: 'sandpiper-chatbot',
    name: 'Sandpiper Chatbot (fictitious)',
    website: 'https://sandpiper-chatbot.example',
    owner: 'sales',
    tags: ['models', 'fictitious'],
    parties: { ltd: { name: 'Sandpiper Chatbot Limited', country: 'IE', sector: 'commercial' } },
    engagements: {
      answers: {
        ...WE_INSTRUCT,
        purpose: 'Demo: answers in the web shop; the vendor trains its own models on them, which nobody told it to',
        lawfulBasis: '6(1)(f)',
        peopleCategories: ['customers'],
        dataCategories: ['questions asked'],
        startsOn: '2026-01-05',
        outsideInstructions: { what: 'Trains its own models on our chats', since: '2026-06-15' },
      },
    },
    agreements: [signed({ own: '2025-12-15', ltd: '2025-12-16' })],
    transfers: [{ on: [] }],
  },
  {
    key: 'turnstone-forms',
    name: 'Turnstone Forms (fictitious)',
    website: 'https://turnstone-forms.example',
    owner: 'marketing',
    tags: ['forms', 'fictitious'],
    parties: { bv: { name: 'Turnstone Forms B.V.', country: 'NL', sector: 'commercial' } },
    engagements: {
      forms: {
        ...WE_INSTRUCT,
        purpose: 'Demo: contact forms; the contract is of one page, and nobody can find the page',
        lawfulBasis: '6(1)(b)',
        peopleCategories: ['visitors'],
        dataCategories: ['contact data'],
        startsOn: '2024-09-02',
      },
    },
    agreements: [
      signed({ own: '2024-08-26', bv: '2024-08-28' }, [], {
        document: null,
        template: 'ours',
        terms: [
          { term: 'subject', clause: '1' },
          { term: 'purpose', clause: '1' },
          { term: 'data', clause: '2' },
          { term: 'a', clause: '3' },
          { term: 'c', clause: '4' },
        ],
      }),
    ],
    transfers: [{ on: [] }],
  },
  {
    key: 'lapwing-signage',
    name: 'Lapwing Signage (fictitious)',
    website: 'https://lapwing-signage.example',
    owner: 'procurement',
    tags: ['visitors', 'fictitious'],
    parties: { gmbh: { name: 'Lapwing Signage GmbH', country: 'AT', sector: 'commercial' } },
    engagements: {
      reception: {
        ...WE_INSTRUCT,
        purpose: 'Demo: visitors at the reception; the agreement was asked for by mail, and no answer came',
        lawfulBasis: '6(1)(f)',
        peopleCategories: ['visitors'],
        dataCategories: ['names'],
        startsOn: '2026-09-07',
      },
    },
    agreements: [
      signed({ own: '2026-08-31', gmbh: '2026-08-31' }, [], {
        optIn: { method: 'on_request', requestedOn: '2026-08-31', requestedBy: 'Greta Baumann', plan: 'Standard' },
      }),
    ],
    transfers: [{ on: [] }],
  },
  {
    key: 'ruff-polls',
    name: 'Ruff Polls (fictitious)',
    website: 'https://ruff-polls.example',
    owner: 'people',
    tags: ['surveys', 'fictitious'],
    dpaVersion: '3',
    dpaPublishedOn: '2026-05-04',
    parties: { oy: { name: 'Ruff Polls Oy', country: 'FI', sector: 'commercial' } },
    engagements: {
      polls: {
        ...WE_INSTRUCT,
        purpose: 'Demo: polls in meetings, on version 2 of a contract that is at version 3, in a copy without a day',
        lawfulBasis: '6(1)(f)',
        peopleCategories: ['employees'],
        dataCategories: ['answers'],
        startsOn: '2024-10-07',
      },
    },
    agreements: [
      signed({ own: '2024-09-30', oy: '2024-10-01' }, [], {
        paperVersion: '2',
        document: { reference: 'Legal archive: a copy without its first page', bearsOn: null },
      }),
    ],
    transfers: [{ on: [] }],
  },
  {
    key: 'godwit-backup',
    name: 'Godwit Backup (fictitious)',
    website: 'https://godwit-backup.example',
    owner: 'platform',
    tags: ['hosting', 'fictitious'],
    parties: { pty: { name: 'Godwit Backup Pty Ltd', country: 'AU', sector: 'commercial' } },
    engagements: {
      copies: {
        ...WE_INSTRUCT,
        purpose: 'Demo: copies of the file server; the contract caps liability and lists no security measures',
        lawfulBasis: '6(1)(f)',
        peopleCategories: ['employees', 'customers'],
        dataCategories: ['documents'],
        startsOn: '2025-02-03',
      },
    },
    agreements: [
      signed({ own: '2025-01-20', pty: '2025-01-22' }, [
        { ...MODULE_2, altered: true, annexes: ['I.A', 'I.B', 'I.C'] },
      ]),
    ],
    impactAssessments: [assessed('2025-01-13')],
    transfers: [{ on: ['2021/914'] }],
  },
  {
    key: 'dotterel-archive',
    name: 'Dotterel Archive (fictitious)',
    website: 'https://dotterel-archive.example',
    owner: 'legal',
    tags: ['archive', 'fictitious'],
    parties: { inc: { name: 'Dotterel Archive, Inc.', country: 'US', sector: 'commercial' } },
    engagements: {
      files: {
        ...WE_INSTRUCT,
        purpose: 'Demo: old contracts; the blanks of the clauses were filled in by somebody who had not read them',
        lawfulBasis: '6(1)(c)',
        peopleCategories: ['business partners'],
        dataCategories: ['contracts'],
        startsOn: '2025-04-07',
      },
    },
    agreements: [
      signed({ own: '2025-03-24', inc: '2025-03-26' }, [
        {
          ...MODULE_2,
          elections: {
            ...ELECTED_WITH_PROCESSORS,
            clause9: 'specific',
            clause9Days: null,
            clause17Law: 'US',
            clause18: 'US',
          },
        },
      ]),
    ],
    impactAssessments: [assessed('2025-03-17')],
    transfers: [{ on: ['2021/914'] }],
  },
  {
    key: 'knot-logistics',
    name: 'Knot Logistics (fictitious)',
    website: 'https://knot-logistics.example',
    owner: 'sales',
    tags: ['delivery', 'fictitious'],
    parties: {
      sg: { name: 'Knot Logistics Pte. Ltd.', country: 'SG', sector: 'commercial' },
      vn: { name: 'Knot Logistics Vietnam Co., Ltd.', country: 'VN', sector: 'commercial' },
    },
    engagements: {
      parcels: {
        ...WE_INSTRUCT,
        purpose: 'Demo: parcels to Asia; the company in Hanoi was to join the clauses and never signed the annex',
        lawfulBasis: '6(1)(b)',
        peopleCategories: ['customers'],
        dataCategories: ['postal addresses'],
        startsOn: '2025-08-04',
      },
    },
    agreements: [
      signed({ own: '2025-07-21', sg: '2025-07-23' }, [
        {
          ...MODULE_2,
          joined: { vn: { on: '2025-09-01', allAgreed: true, annexesCompleted: true, annexSigned: false } },
        },
      ]),
    ],
    impactAssessments: [assessed('2025-07-14')],
    transfers: [
      { on: ['2021/914'] },
      { to: 'vn', exporterRole: 'controller', importerRole: 'processor', startsOn: '2025-09-08', on: ['2021/914'] },
    ],
  },
  {
    key: 'stint-hosting',
    name: 'Stint Hosting (fictitious)',
    website: 'https://stint-hosting.example',
    owner: 'platform',
    tags: ['hosting', 'fictitious'],
    parties: {
      as: { name: 'Stint Hosting AS', country: 'NO', sector: 'commercial' },
      quiet: {
        name: 'Fjord Datahall AS',
        address: 'Kaien 4, Bergen',
        contact: 'personvern@fjord-datahall.example',
        country: 'NO',
        sector: 'commercial',
      },
      nameless: { name: 'A company that watches the alarms', country: 'SE', sector: 'commercial' },
      next: {
        name: 'Oulu Cooling Oy',
        address: 'Satamatie 2, Oulu',
        contact: 'tietosuoja@oulu-cooling.example',
        country: 'FI',
        sector: 'commercial',
      },
    },
    engagements: {
      servers: {
        ...WE_INSTRUCT,
        purpose: 'Demo: servers whose host engages others: one unannounced, one unnamed, one to be decided on',
        lawfulBasis: '6(1)(f)',
        peopleCategories: ['customers'],
        dataCategories: ['server logs'],
        startsOn: '2025-01-07',
      },
    },
    agreements: [signed({ own: '2024-12-16', as: '2024-12-17' })],
    transfers: [{ on: [] }],
    subprocessings: [
      { by: 'quiet', service: 'Data centre', places: ['NO'], addedOn: '2026-04-01' },
      { by: 'nameless', places: ['SE'], announcedOn: '2025-11-03', addedOn: '2026-01-12', decision: 'accepted' },
      { by: 'next', service: 'Data centre', places: ['FI'], announcedOn: '2026-11-10' },
    ],
  },
];
