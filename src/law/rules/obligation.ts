import { DIRECTIVE_95_46, GDPR, UK_GDPR } from '../citation.js';
import { FIRST_ENCODED_DAY, GDPR_APPLIES, REGIME_BEGINS } from '../regime.js';
import { Timeline } from '../timeline.js';
import type { Rule } from './rule.js';

/** The law on transfers: Art. 25-26 of Directive 95/46/EC, since the GDPR's first day its Chapter V. */
export const ON_TRANSFERS: Rule['regimes'] = {
  EU_GDPR: new Timeline(FIRST_ENCODED_DAY, [
    { from: FIRST_ENCODED_DAY, value: true, citation: DIRECTIVE_95_46.art('25') },
    { from: GDPR_APPLIES, value: true, citation: GDPR.art('44') },
  ]),
};

/** An obligation that the GDPR brought, and its twin of the United Kingdom kept; what came before is not encoded. */
export const sinceTheGdpr = (article: string): Rule['regimes'] => ({
  EU_GDPR: new Timeline(FIRST_ENCODED_DAY, [{ from: GDPR_APPLIES, value: true, citation: GDPR.art(article) }]),
  UK_GDPR: new Timeline(REGIME_BEGINS.UK_GDPR, [
    { from: REGIME_BEGINS.UK_GDPR, value: true, citation: UK_GDPR.art(article) },
  ]),
});
