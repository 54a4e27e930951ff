import { DIRECTIVE_95_46, FADP, FADP_1992, GDPR, UK_GDPR } from '../citation.js';
import { FADP_REVISED, FIRST_ENCODED_DAY, GDPR_APPLIES, REGIME_BEGINS } from '../regime.js';
import { Timeline } from '../timeline.js';
import type { Rule } from './rule.js';

/** The law on transfers of each regime; of the Union first Art. 25-26 of Directive 95/46/EC, then Chapter V. */
export const ON_TRANSFERS: Rule['regimes'] = {
  EU_GDPR: new Timeline(FIRST_ENCODED_DAY, [
    { from: FIRST_ENCODED_DAY, value: true, citation: DIRECTIVE_95_46.art('25') },
    { from: GDPR_APPLIES, value: true, citation: GDPR.art('44') },
  ]),
  UK_GDPR: new Timeline(REGIME_BEGINS.UK_GDPR, [
    { from: REGIME_BEGINS.UK_GDPR, value: true, citation: UK_GDPR.art('44') },
  ]),
  CH_FADP: new Timeline(FIRST_ENCODED_DAY, [
    { from: FIRST_ENCODED_DAY, value: true, citation: FADP_1992.art('6') },
    { from: FADP_REVISED, value: true, citation: FADP.art('16') },
  ]),
};

/**
 * An obligation that the GDPR brought, and its twin of the United Kingdom kept; what came before is not encoded.
 * @param inSwitzerland article of the revised FADP, where it knows the obligation too
 */
export const sinceTheGdpr = (article: string, inSwitzerland?: string): Rule['regimes'] => ({
  EU_GDPR: new Timeline(FIRST_ENCODED_DAY, [{ from: GDPR_APPLIES, value: true, citation: GDPR.art(article) }]),
  UK_GDPR: new Timeline(REGIME_BEGINS.UK_GDPR, [
    { from: REGIME_BEGINS.UK_GDPR, value: true, citation: UK_GDPR.art(article) },
  ]),
  ...(inSwitzerland !== undefined && {
    CH_FADP: new Timeline(FIRST_ENCODED_DAY, [{ from: FADP_REVISED, value: true, citation: FADP.art(inSwitzerland) }]),
  }),
});
