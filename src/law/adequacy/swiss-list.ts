import { DPO, FADP_1992 } from '../citation.js';
import type { Country } from '../facts.js';
import { type AdequacyDecision, EVERYTHING, type Scope } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import { FADP_REVISED, FIRST_ENCODED_DAY } from '../regime.js';
import { EEA } from '../territories.js';
import { Timeline } from '../timeline.js';
import { UNDER_PIPEDA } from './canada.js';

const annex = DPO.art('8(1) and Annex 1');
/** Before the ordinance the FDPIC's list guided exporters, who judged for themselves. */
const list = FADP_1992.art('6(1)');

const listed = (
  code: string,
  name: string,
  since: LegalDay,
  destinations: readonly Country[] = [code],
  value: Scope = EVERYTHING,
): AdequacyDecision => ({
  kind: 'adequacy',
  id: `CH_ADEQUACY_${code}`,
  name: `Swiss adequacy of ${name}`,
  officialId: 'DPO Annex 1',
  citation: annex,
  lastVerified: '2026-11-23',
  doubt:
    "The day on which the FDPIC's list first named it is not in the source; the day of the Union's decision, or the first encoded one, is used. No change of Annex 1 after 2025-12-01 was found, which is not proven.",
  destinations,
  regimes: {
    CH_FADP: new Timeline(FIRST_ENCODED_DAY, [
      { from: since, value, citation: list },
      { from: FADP_REVISED, value, citation: annex },
    ]),
  },
});

/** Whom Switzerland finds adequate: since 2023-09-01 by the Federal Council, bindingly. Japan, Korea and Brazil are not among them. */
export const swissList: readonly AdequacyDecision[] = [
  listed('EEA', 'the EEA states', FIRST_ENCODED_DAY, EEA),
  listed('GB', 'the United Kingdom', FIRST_ENCODED_DAY),
  listed('GI', 'Gibraltar', FIRST_ENCODED_DAY),
  listed('MC', 'Monaco', FIRST_ENCODED_DAY),
  listed('AD', 'Andorra', '2010-10-19'),
  listed('AR', 'Argentina', '2003-06-30'),
  listed('CA', 'Canada', '2001-12-20', ['CA'], UNDER_PIPEDA),
  listed('FO', 'the Faroe Islands', '2010-03-05'),
  listed('GG', 'Guernsey', '2003-11-21'),
  listed('IM', 'the Isle of Man', '2004-04-28'),
  listed('IL', 'Israel', '2011-01-31'),
  listed('JE', 'Jersey', '2008-05-08'),
  listed('NZ', 'New Zealand', '2012-12-19'),
  listed('UY', 'Uruguay', '2012-08-21'),
];
