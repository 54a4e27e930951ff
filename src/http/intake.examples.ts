import { ON_INSTRUCTIONS } from './questionnaire.examples.js';

/** Intakes as they may be sent, whole. */
export const INTAKE_EXAMPLES = {
  analytics: {
    summary: 'A new analytics tool from the United States',
    description: 'A processor on our instructions, with support in India. Leave out dryRun to record it.',
    value: {
      name: 'Acme Analytics',
      website: 'https://acme.example',
      dpaUrl: 'https://acme.example/dpa',
      recipient: { name: 'Acme Analytics, Inc.', country: 'US', sector: 'commercial' },
      purpose: 'Web analytics of the shop',
      peopleCategories: ['customers'],
      dataCategories: ['usage data'],
      lawfulBasis: '6(1)(f)',
      plan: 'Business',
      roleQuestionnaire: { answers: ON_INSTRUCTIONS },
      places: [
        { kind: 'storage', country: 'DE' },
        { kind: 'access', country: 'IN', by: { name: 'Acme Support Pvt. Ltd.', country: 'IN', sector: 'commercial' } },
      ],
      optInMethod: 'click_accept',
      dryRun: true,
    },
  },
  lawyer: {
    summary: 'A law firm in London',
    description: 'A controller of its own: no contract is prescribed, and the United Kingdom is adequate.',
    value: {
      name: 'Fenwick & Hale',
      recipient: { name: 'Fenwick & Hale LLP', country: 'GB', sector: 'commercial' },
      purpose: 'Advice on labour law',
      roleQuestionnaire: { answers: { ...ON_INSTRUCTIONS, ownDuties: true }, answeredBy: 'legal@example.com' },
      dryRun: true,
    },
  },
};
