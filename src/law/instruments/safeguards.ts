import { type Citation, DIRECTIVE_95_46, FADP, FADP_1992, GDPR, UK_GDPR } from '../citation.js';
import { FADP_REVISED, FIRST_ENCODED_DAY, GDPR_APPLIES, type Regime, REGIME_BEGINS } from '../regime.js';
import { Timeline } from '../timeline.js';
import type { Regimes, SafeguardTerms, SafeguardTool } from './instrument.js';

/** Under the directive a Member State authorised them one by one (Art. 26(2)); such approvals stay valid (Art. 46(5)). */
const inTheUnion = (article: string, value: SafeguardTerms, before = true) =>
  new Timeline<SafeguardTerms>(FIRST_ENCODED_DAY, [
    ...(before ? [{ from: FIRST_ENCODED_DAY, value, citation: DIRECTIVE_95_46.art('26(2)') }] : []),
    { from: GDPR_APPLIES, value, citation: GDPR.art(article) },
  ]);

const inTheUnitedKingdom = (article: string, value: SafeguardTerms) =>
  new Timeline<SafeguardTerms>(FIRST_ENCODED_DAY, [
    { from: REGIME_BEGINS.UK_GDPR, value, citation: UK_GDPR.art(article) },
  ]);

const inSwitzerland = (article: string, value: SafeguardTerms) =>
  new Timeline<SafeguardTerms>(FIRST_ENCODED_DAY, [
    { from: FIRST_ENCODED_DAY, value, citation: FADP_1992.art('6(2)') },
    { from: FADP_REVISED, value, citation: FADP.art(article) },
  ]);

const by = (step: SafeguardTerms['step'], ...approvedUnder: readonly Regime[]): SafeguardTerms => ({
  step,
  approvedUnder,
});

const tool = (
  safeguard: SafeguardTool['safeguard'],
  name: string,
  citation: Citation,
  regimes: Regimes<SafeguardTerms>,
  doubt?: string,
): SafeguardTool => ({
  kind: 'safeguard',
  id: safeguard.toUpperCase(),
  safeguard,
  name,
  officialId: citation.text,
  citation,
  lastVerified: '2026-11-23',
  ...(doubt !== undefined && { doubt }),
  regimes,
});

/** Inside a group. A Swiss exporter may rest on the FDPIC's approval or that of an adequate state's authority. */
const BINDING_RULES: Regimes<SafeguardTerms> = {
  EU_GDPR: inTheUnion('46(2)(b)', by('approved', 'EU_GDPR')),
  UK_GDPR: inTheUnitedKingdom('46(2)(b)', by('approved', 'UK_GDPR')),
  CH_FADP: inSwitzerland('16(2)(e)', by('approved', 'CH_FADP', 'EU_GDPR', 'UK_GDPR')),
};

/** Safeguards of Art. 46 GDPR, and their twins, that an authority has a say in. */
export const safeguardTools: readonly SafeguardTool[] = [
  tool('bcr_controller', 'Binding corporate rules for controllers', GDPR.art('47'), BINDING_RULES),
  tool(
    'bcr_processor',
    'Binding corporate rules for processors',
    GDPR.art('47'),
    BINDING_RULES,
    'EDPB Recommendations 1/2026 on them were a draft, not final in September 2026.',
  ),
  tool(
    'code_of_conduct',
    'Code of conduct',
    GDPR.art('46(2)(e)'),
    {
      EU_GDPR: inTheUnion('46(2)(e)', { ...by('approved', 'EU_GDPR'), needsGeneralValidity: true }, false),
      UK_GDPR: inTheUnitedKingdom('46(2)(e)', by('approved', 'UK_GDPR')),
    },
    'No code for transfers in practical use was found.',
  ),
  tool('ad_hoc_clauses', 'Ad hoc contractual clauses', GDPR.art('46(3)(a)'), {
    EU_GDPR: inTheUnion('46(3)(a)', by('authorised', 'EU_GDPR')),
    UK_GDPR: inTheUnitedKingdom('46(3)(a)', by('authorised', 'UK_GDPR')),
    CH_FADP: inSwitzerland('16(2)(b)', by('notified', 'CH_FADP')),
  }),
  tool(
    'authority_clauses',
    'Standard clauses adopted by an authority',
    GDPR.art('46(2)(d)'),
    {
      EU_GDPR: inTheUnion('46(2)(d)', by('approved', 'EU_GDPR'), false),
      CH_FADP: inSwitzerland('16(2)(d)', by('approved', 'CH_FADP')),
    },
    'None approved by the Commission was found.',
  ),
  tool('public_instrument', 'Legally binding instrument between public bodies', GDPR.art('46(2)(a)'), {
    EU_GDPR: inTheUnion('46(2)(a)', by(null)),
    UK_GDPR: inTheUnitedKingdom('46(2)(a)', by(null)),
    CH_FADP: inSwitzerland('16(2)(a)', by(null)),
  }),
  tool('administrative_arrangement', 'Administrative arrangement between public bodies', GDPR.art('46(3)(b)'), {
    EU_GDPR: inTheUnion('46(3)(b)', by('authorised', 'EU_GDPR')),
    UK_GDPR: inTheUnitedKingdom('46(3)(b)', by('authorised', 'UK_GDPR')),
    CH_FADP: inSwitzerland('16(2)(c)', by('notified', 'CH_FADP')),
  }),
];
