import { spokenAnnexes } from '../annexes/annex-names.js';
import type { DerogationTerms, Instrument, SafeguardTerms } from '../instruments/instrument.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import type { ClausesToTake } from './clauses-to-take.js';

/** What has to be in place before a tool that is open can be relied on, the impact assessment apart. */
export function needsOf(
  instrument: Instrument,
  clauses: ClausesToTake | null,
  found: RestrictedTransfer,
): readonly string[] {
  switch (instrument.kind) {
    case 'framework':
      return [
        `an active entry of ${found.importer.name} on the list of the ${instrument.name}`,
        ...(instrument.partOf?.needsWhole === true
          ? [`an active entry in ${spokenWhole(instrument.partOf.framework, found)} as well`]
          : []),
        ...(instrument.hrByElection && found.transfer.data.includes('hr')
          ? ['an entry that covers human resources data']
          : []),
      ];
    case 'certification_scheme':
      return [
        `a certificate of ${found.importer.name} by a version that is approved for transfers`,
        'a binding promise of the importer to the exporter, before the transfer begins',
      ];
    case 'standard_clauses':
      return clauses === null ? [] : clausesNeeded(clauses);
    case 'safeguard':
      return safeguardNeeded(valueOf<SafeguardTerms>(instrument.regimes[found.regime], found));
    case 'derogation':
      return derogationNeeded(instrument.letter, valueOf<DerogationTerms>(instrument.regimes[found.regime], found));
    case 'adequacy':
    case 'clause_addition':
    case 'processor_clauses':
      return [];
  }
}

const spokenWhole = (id: string, { law }: RestrictedTransfer): string => `the ${law.instrument(id)?.name ?? id}`;

const valueOf = <T>(
  timeline: Instrument['regimes'][keyof Instrument['regimes']],
  { asOf }: RestrictedTransfer,
): T | null => {
  const answer = timeline?.at(asOf);
  return answer?.status === 'in_force' ? (answer.value as T) : null;
};

const clausesNeeded = ({ modules, annexes, elections, addition }: ClausesToTake): readonly string[] => [
  'the signature of both sides, or acceptance of terms that incorporate it',
  ...(modules.length > 0 ? [`module ${modules.join(' or ')}`] : []),
  ...(annexes.length > 0 ? [`complete: ${spokenAnnexes(annexes)}`] : []),
  ...(elections.length > 0 ? [`elected: clauses ${elections.join(', ')}`] : []),
  ...(elections.includes('9(a)') ? ['Annex III where sub-processors are authorised one by one'] : []),
  ...(addition === null
    ? []
    : [`the ${addition.name}${addition.annexes.length > 0 ? `, complete: ${spokenAnnexes(addition.annexes)}` : ''}`]),
];

const STEPS = {
  approved: 'the approval of the authority',
  authorised: 'the authorisation of the authority',
  notified: 'notice to the authority before it is used',
} as const;

const safeguardNeeded = (terms: SafeguardTerms | null): readonly string[] => [
  'an act that binds both sides',
  ...(terms === null || terms.step === null ? [] : [STEPS[terms.step]]),
  ...(terms?.needsGeneralValidity === true ? ['general validity, given by the Commission'] : []),
];

const BY_LETTER: Readonly<Record<string, readonly string[]>> = {
  a: ['the explicit consent of each person, after being told of the risks'],
  g: ['less than the whole register'],
  compelling: ['an assessment of the circumstances, with safeguards', 'notice to the authority and to the person'],
};

/** Limits of an exception: it never carries what goes all the time. */
const derogationNeeded = (letter: string, terms: DerogationTerms | null): readonly string[] => [
  terms?.notRepetitive === true ? 'data that goes once' : 'data that goes once or on occasion, never systematically',
  ...(terms?.necessary === true ? ['a reason why it is necessary'] : []),
  ...(terms?.notForAuthorities === true ? ['an exporter that does not act by powers of a public authority'] : []),
  ...(BY_LETTER[letter] ?? []),
];
