interface Example {
  readonly summary: string;
  readonly description: string;
  readonly value: object;
}

/** Answers that make a processor. */
export const ON_INSTRUCTIONS = {
  purposeSetBy: 'us',
  essentialMeansSetBy: 'us',
  ownDuties: false,
  personalData: 'the_service',
  seesContent: true,
  decidedTogether: 'no',
  ownUse: false,
  ownRelation: false,
};

/** Answers to the role questionnaire as they may be sent, whole. */
export const ROLE_EXAMPLES: Readonly<Record<string, Example>> = {
  processor: {
    summary: 'Web analytics on our instructions',
    description: 'We say what for and which data, the vendor sees it and does nothing else with it: a processor.',
    value: ON_INSTRUCTIONS,
  },
  ownUse: {
    summary: 'A help desk that trains its models',
    description:
      'For what goes beyond our instructions it is a controller (Art. 28(10) GDPR), for the rest a processor.',
    value: { ...ON_INSTRUCTIONS, ownUse: true, ownUseWhat: 'Trains its own models on our tickets' },
  },
  joint: {
    summary: 'A button of a network on our page',
    description: 'Joint controllers for the collection; what the network does with it afterwards is its own.',
    value: {
      ...ON_INSTRUCTIONS,
      purposeSetBy: 'other_side',
      essentialMeansSetBy: 'other_side',
      decidedTogether: 'part',
      decidedTogetherPart: 'Collection by the button on our page',
      ownRelation: true,
    },
  },
  lawyer: {
    summary: 'A law firm, under Swiss law',
    description: 'Its own professional duties decide how it deals with the data: a controller of its own.',
    value: { ...ON_INSTRUCTIONS, ownDuties: true, regime: 'CH_FADP' },
  },
  open: {
    summary: 'Nobody asked yet whether it uses the data for itself',
    description: 'The answer names what is still possible, and the questions on which it turns.',
    value: { ...ON_INSTRUCTIONS, ownUse: null },
  },
};

const US = { name: 'Lindner Versand GmbH', country: 'DE', sector: 'commercial' };
const ROLES = { exporterRole: 'controller', importerRole: 'processor' };

/** Facts of planned flows as they may be sent, whole. */
export const TRANSFER_EXAMPLES: Readonly<Record<string, Example>> = {
  american: {
    summary: 'A new processor in the United States',
    description: 'Ask the same as of 2020-07-15 and 2020-07-16: on the second day Privacy Shield is no longer open.',
    value: {
      asOf: '2026-11-24',
      exporter: US,
      importer: { name: 'Acme Analytics, Inc.', country: 'US', sector: 'commercial' },
      ...ROLES,
    },
  },
  european: {
    summary: 'A German vendor with support in India',
    description:
      'Nothing leaves by the contract; what the support company sees is a transfer of the vendor, on module 3.',
    value: {
      asOf: '2026-11-24',
      exporter: US,
      importer: { name: 'Nordlicht CRM GmbH', country: 'DE', sector: 'commercial' },
      ...ROLES,
      places: [
        { kind: 'storage', country: 'IE' },
        {
          kind: 'access',
          country: 'IN',
          by: { name: 'Nordlicht Support Pvt. Ltd.', country: 'IN', sector: 'commercial' },
        },
      ],
    },
  },
  british: {
    summary: 'A company in Reading and a vendor in Singapore',
    description: 'Under the UK GDPR: the clauses of the Union with the Addendum, or the IDTA in their place.',
    value: {
      asOf: '2026-11-24',
      exporter: { name: 'Lindner Mail Order Ltd', country: 'GB', sector: 'commercial' },
      importer: { name: 'Merlion Data Pte. Ltd.', country: 'SG', sector: 'commercial' },
      ...ROLES,
    },
  },
};
