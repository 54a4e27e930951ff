import { act, DPA_2018 } from '../citation.js';
import type { Country } from '../facts.js';
import { type AdequacyDecision, EVERYTHING, type Scope } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import { FIRST_ENCODED_DAY } from '../regime.js';
import { EEA } from '../territories.js';
import { Timeline } from '../timeline.js';
import { UNDER_PIPEDA } from './canada.js';
import { UNDER_THE_FAROESE_ACT } from './faroe-islands.js';
import { AUTOMATED } from './israel.js';
import { UNDER_APPI } from './japan.js';

/** What the Union had found adequate, and the EEA itself, stayed so for the United Kingdom when its transition ended. */
const preserved = DPA_2018.at('Sch. 21 para. 5');
const SINCE: LegalDay = '2020-12-31';
const korea = act('SI 2022/1213', 'https://www.legislation.gov.uk/uksi/2022/1213');

/** Wider than the decision of the Union: credit information is covered. */
const KOREAN_RECIPIENTS: Scope = {
  excludes: [
    {
      because: 'missionary work of religious bodies and the nomination of candidates by parties are excluded',
      sectors: ['religious', 'political'],
    },
  ],
};

const regulations = (
  code: string,
  name: string,
  destinations: readonly Country[],
  value: Scope = EVERYTHING,
  doubt?: string,
): AdequacyDecision => ({
  kind: 'adequacy',
  id: `UK_ADEQUACY_${code}`,
  name: `UK adequacy regulations on ${name}`,
  officialId: 'DPA 2018 Sch. 21 Part 3 para. 5',
  citation: preserved,
  lastVerified: '2026-11-23',
  ...(doubt !== undefined && { doubt }),
  destinations,
  regimes: { UK_GDPR: new Timeline(FIRST_ENCODED_DAY, [{ from: SINCE, value, citation: preserved }]) },
});

/** Whom the United Kingdom finds adequate (Art. 45 UK GDPR, since 2026-02-05 Arts. 45A-45B); Brazil and the EPO are not among them. */
export const unitedKingdomRegulations: readonly AdequacyDecision[] = [
  regulations('EEA', 'the EEA states', EEA),
  regulations('GI', 'Gibraltar', ['GI']),
  regulations('AD', 'Andorra', ['AD']),
  regulations('AR', 'Argentina', ['AR']),
  regulations('CA', 'Canada', ['CA'], UNDER_PIPEDA),
  regulations('CH', 'Switzerland', ['CH']),
  regulations(
    'FO',
    'the Faroe Islands',
    ['FO'],
    UNDER_THE_FAROESE_ACT,
    'A public page left the Faroe Islands out; the regulator corrected its own on 2023-10-13.',
  ),
  regulations('GG', 'Guernsey', ['GG']),
  regulations('IL', 'Israel', ['IL'], AUTOMATED),
  regulations('IM', 'the Isle of Man', ['IM']),
  regulations('JE', 'Jersey', ['JE']),
  regulations('JP', 'Japan', ['JP'], UNDER_APPI),
  regulations('NZ', 'New Zealand', ['NZ']),
  regulations('UY', 'Uruguay', ['UY']),
  {
    kind: 'adequacy',
    id: 'UK_ADEQUACY_KR',
    name: 'UK adequacy regulations on the Republic of Korea',
    officialId: 'SI 2022/1213',
    citation: korea.citation,
    lastVerified: '2026-11-23',
    destinations: ['KR'],
    regimes: {
      UK_GDPR: new Timeline(FIRST_ENCODED_DAY, [
        { from: '2022-12-19', value: KOREAN_RECIPIENTS, citation: korea.citation },
      ]),
    },
  },
];
