import type { Annex, Certification, Elections, Facts, Subprocessing } from '../../src/law/facts.js';
import type { FindingCode } from '../../src/law/finding.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import {
  adequacy,
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  derogation,
  ELECTED,
  engagement,
  hired,
  impactAssessment,
  onSafeguard,
  optIn,
  ownIn,
  party,
  register,
  safeguard,
  sending,
  sendingOnClauses,
  subprocessing,
  transfer,
  vendor,
} from './facts.js';

const held = (
  framework: Certification['framework'],
  more: Partial<Certification> = {},
  country = 'US',
  data: 'hr'[] = [],
): Facts =>
  sending(
    party('x', country),
    [certificate(framework)],
    { data },
    { certifications: [certification(framework, [{ status: 'active', from: '2016-08-01' }], more)] },
  );
const tia = [impactAssessment('2020-07-16')];
const contract = (papers: Facts['agreements'], more: Partial<Facts> = {}): Facts =>
  hired('controller', 'processor', papers, more);
const scc = (more: Parameters<typeof clauseSet>[2] = {}, paper: Parameters<typeof agreement>[3] = {}): Facts =>
  sendingOnClauses(clauseSet('2021/914', [2], more), '2021-09-01', tia, {}, paper);
/** The clauses in an agreement that speaks for an engagement. */
const elected = (elections: Partial<Elections>, annexes?: readonly Annex[]): Facts =>
  contract([
    agreement('dpa', '2021-09-01', [
      clauseSet('2021/914', [2], {
        elections: { ...ELECTED, ...elections },
        ...(annexes !== undefined && { annexes }),
      }),
    ]),
  ]);
const hosted = (more: Partial<Subprocessing>): Facts =>
  contract([agreement('dpa', '2020-01-01')], {
    parties: [
      party('own', 'DE'),
      party('vendor', 'IE'),
      party('sub', 'IE', { address: '1 Quay', contact: 'a@b.example' }),
    ],
    subprocessings: [subprocessing(more)],
  });

/** For every code the facts and the day on which it is found. */
export const FOUND: Readonly<Record<FindingCode, readonly [LegalDay, Facts]>> = {
  NO_TRANSFER_MECHANISM: ['2026-11-23', sending(vendor)],
  MECHANISM_INVALIDATED: ['2020-07-16', held('EU_US_PRIVACY_SHIELD')],
  MECHANISM_EXPIRED: ['2022-12-28', sendingOnClauses(clauseSet('2010/87'), '2015-01-01', tia)],
  MECHANISM_NOT_YET_IN_FORCE: ['2023-07-09', held('EU_US_DPF')],
  MECHANISM_REPEALED_BEFORE_SIGNING: ['2021-09-27', sendingOnClauses(clauseSet('2010/87'), '2021-09-27', tia)],
  TRANSITION_LOST_PROCESSING_CHANGED: [
    '2022-01-01',
    sendingOnClauses(clauseSet('2010/87', [], { processingChangedOn: '2022-01-01' }), '2015-01-01', tia),
  ],
  WRONG_REGIME_MECHANISM: ['2024-09-15', held('SWISS_US_DPF')],
  ADEQUACY_SCOPE_EXCLUDED: ['2020-01-01', sending(party('x', 'CA', { sector: 'public_body' }), [adequacy()])],
  CERTIFICATION_MISSING: ['2023-07-10', sending(vendor, [adequacy('EU_US_DPF')])],
  CERTIFICATION_LAPSED: [
    '2024-01-01',
    held('EU_US_DPF', {
      statuses: [
        { status: 'active', from: '2023-07-10' },
        { status: 'inactive', from: '2024-01-01' },
      ],
    }),
  ],
  CERTIFICATION_SCOPE_HR_MISSING: ['2024-01-01', held('EU_US_DPF', {}, 'US', ['hr'])],
  SUPPLEMENTARY_MEASURES_INEFFECTIVE: [
    '2022-01-01',
    sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', [impactAssessment('2021-09-01', 'ineffective')]),
  ],
  WRONG_MODULE: ['2022-01-01', sendingOnClauses(clauseSet('2021/914', [1]), '2021-09-01', tia)],
  TIA_MISSING: ['2022-01-01', sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01')],
  IMPORTER_LOCATION_UNKNOWN: ['2026-11-23', sending(party('x', null))],
  FALLBACK_IN_USE: ['2026-11-23', sending(party('x', 'CH'), [clauses('nowhere'), adequacy()])],
  VOID_MECHANISM_LISTED: ['2020-07-16', held('EU_US_PRIVACY_SHIELD', {}, 'CA')],
  DPA_MISSING: ['2026-11-23', contract([])],
  DPA_EXPIRED: ['2026-11-23', contract([agreement('dpa', '2020-01-01', [], { terminatedOn: '2026-11-23' })])],
  DPA_NOT_IN_FORCE: ['2026-11-23', contract([agreement('dpa', null)])],
  ART26_ARRANGEMENT_MISSING: [
    '2026-11-23',
    register({ engagements: [engagement('joint_controller', 'joint_controller')] }),
  ],
  UNDATED_EVIDENCE: ['2020-07-15', held('EU_US_PRIVACY_SHIELD', { statuses: [] })],
  ROLE_UNDETERMINED: ['2026-11-23', register({ engagements: [engagement(null, null)], transfers: [transfer([])] })],
  UK_ADDENDUM_MISSING: ['2022-03-21', ownIn('GB', scc())],
  UK_EXTENSION_MISSING: ['2023-10-12', ownIn('GB', held('EU_US_DPF'))],
  SWISS_ADAPTATION_MISSING: ['2021-09-01', ownIn('CH', scc())],
  SWISS_DPF_MISSING: ['2024-09-15', ownIn('CH', held('EU_US_DPF'))],
  NOT_ON_DPO_ANNEX_1: ['2023-09-01', ownIn('CH', sending(party('x', 'JP'), [adequacy()]))],
  MECHANISM_NOT_APPROVED: [
    '2022-01-01',
    sending(
      vendor,
      [onSafeguard('bcr_controller')],
      { impactAssessmentIds: ['tia'] },
      { safeguards: [safeguard('bcr_controller', { approvals: [] })], impactAssessments: tia },
    ),
  ],
  DEROGATION_MISUSED: ['2022-01-01', sending(vendor, [derogation('a', { frequency: 'systematic' })])],
  ONWARD_TRANSFER_UNDOCUMENTED: [
    '2022-01-01',
    register({
      parties: [party('own', 'DE'), party('vendor', 'US'), party('sub', 'IN')],
      transfers: [
        transfer([]),
        transfer([], { id: 'hop', exporterId: 'vendor', importerId: 'sub', onwardFromId: 'transfer' }),
      ],
    }),
  ],
  TRANSFER_NOT_MAPPED: ['2026-11-23', sending(party('x', 'CH'), [], { dataCategories: [] })],
  NO_DOCUMENTATION: ['2026-11-23', sending(vendor, [], { measures: [] })],
  SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR: [
    '2022-01-01',
    { ...scc(), parties: [party('own', 'DE'), party('vendor', 'US', { directlySubjectTo: ['EU_GDPR'] })] },
  ],
  TIA_OUTDATED: [
    '2022-01-02',
    sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', [
      impactAssessment('2021-09-01', 'effective', 'tia', { nextReviewOn: '2022-01-01' }),
    ]),
  ],
  MECHANISM_ENDING_SOON: ['2031-09-29', sending(party('x', 'GB'))],
  NO_FALLBACK: ['2025-10-31', held('EU_US_DPF')],
  CERTIFICATION_RENEWAL_PENDING: ['2025-01-01', held('EU_US_DPF', { nextDueOn: '2025-01-01' })],
  PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10: [
    '2022-01-01',
    contract([], {
      engagements: [
        engagement('controller', 'processor', {
          outsideInstructions: { what: 'its own analytics', since: '2022-01-01' },
        }),
      ],
    }),
  ],
  DPA_TERMS_INCOMPLETE: ['2022-01-01', contract([agreement('dpa', '2020-01-01', [], { terms: [] })])],
  EVIDENCE_MISSING: ['2022-01-01', contract([agreement('dpa', '2020-01-01', [], { document: null })])],
  OPT_IN_UNCONFIRMED: [
    '2022-01-01',
    contract([agreement('dpa', null)], { optIns: [optIn('on_request', null, { requestedOn: '2022-01-01' })] }),
  ],
  DPA_EXPIRING: ['2022-10-03', contract([agreement('dpa', '2020-01-01', [], { expiresOn: '2022-12-31' })])],
  DPA_OUTDATED: [
    '2022-01-01',
    contract([agreement('dpa', '2020-01-01')], {
      publishedDpas: [{ version: '2', publishedOn: '2022-01-01', seenOn: null }],
    }),
  ],
  SCC_MODIFIED: ['2022-01-01', scc({ altered: true })],
  ANNEX_INCOMPLETE: ['2022-01-01', scc({ annexes: ['I.A', 'I.B', 'I.C'] })],
  ANNEX_III_MISSING: ['2022-01-01', elected({ clause9: 'specific' })],
  CLAUSE_9_PERIOD_MISSING: ['2022-01-01', elected({ clause9Days: null })],
  CLAUSE_17_INVALID: ['2022-01-01', elected({ clause17Law: 'GB' })],
  CLAUSE_18_INVALID: ['2022-01-01', elected({ clause18: 'US' })],
  DOCKING_NOT_EFFECTIVE: [
    '2022-01-01',
    scc(
      {
        accessions: [
          { partyId: 'vendor', on: '2022-01-01', allAgreed: null, annexesCompleted: true, annexSigned: true },
        ],
      },
      { partyIds: ['own', 'reseller'], acceptedOn: '2021-09-01' },
    ),
  ],
  SUBPROCESSOR_NOTICE_MISSING: ['2024-03-01', hosted({ announcedOn: '2024-02-15' })],
  SUBPROCESSOR_IDENTITY_INCOMPLETE: ['2024-03-01', hosted({ service: null })],
  SUBPROCESSOR_OBJECTION_DUE: ['2024-01-01', hosted({})],
};
