import type { Mistake } from '../errors.js';
import { Day, Flag, Id, Nested, OneOf, Text } from '../fields.js';
import {
  type Derogation,
  DEROGATION_LETTERS,
  type DerogationLetter,
  FREQUENCIES,
  type Frequency,
  type Mechanism,
  MECHANISM_KINDS,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';

/** What is left out is not known. */
export class NewDerogation implements Derogation {
  @OneOf(DEROGATION_LETTERS, {
    example: 'c',
    description:
      'Letter of Art. 49(1) GDPR; `compelling` for the compelling legitimate interests of its second subparagraph; `made_public` for the Swiss exception of data that the person made public.',
  })
  letter: DerogationLetter;
  @Text({
    max: 2000,
    optional: true,
    example: 'The hotel abroad must know who is to be let in',
    description: 'Why the transfer is necessary; absent: not known.',
  })
  necessity: string | null = null;
  @OneOf(FREQUENCIES, {
    optional: true,
    example: 'occasional',
    description: 'How often data is sent so; absent: not known, which counts against it.',
  })
  frequency: Frequency | null = null;
  @Text({
    max: 300,
    optional: true,
    description: 'Who agreed: for letter (a) the person, after a notice of the risks. Absent: nobody is known to have.',
  })
  agreedBy: string | null = null;
  @Flag({
    optional: true,
    example: false,
    description:
      'Letter (g): whether the whole register is sent, which no derogation covers. Absent: not known, which counts against it.',
  })
  wholeRegister: boolean | null = null;
  @Day({
    optional: true,
    description: 'Compelling interest: day on which the authority was told; absent: it was not.',
  })
  authorityToldOn: LegalDay | null = null;
  @Day({
    optional: true,
    description: 'Compelling interest: day on which the person was told; absent: the person was not.',
  })
  personToldOn: LegalDay | null = null;
}

/** What may stand in for any kind of mechanism; what it rests on is pointed at by each kind in its own way. */
export class MechanismChoice {
  @OneOf(MECHANISM_KINDS, {
    example: 'clause_set',
    description:
      'An adequacy decision; a certification; clauses; a safeguard in which an authority has a say; or a derogation (Art. 49 GDPR).',
  })
  kind: Mechanism['kind'];
  @Text({
    max: 100,
    optional: true,
    description: 'Adequacy: id of the decision relied on, if one is named; absent: whichever covers the recipient.',
  })
  decision?: string | null;
  @Nested(() => NewDerogation, { optional: true, description: 'Derogation: which, and what makes it lawful.' })
  derogation?: NewDerogation | null;
}

export class NewMechanism extends MechanismChoice {
  @Id({ optional: true, description: 'Certification: which.' }) certificationId?: string | null;
  @Id({ optional: true, description: 'Clause set: which.' }) clauseSetId?: string | null;
  @Id({ optional: true, description: 'Safeguard: which.' }) safeguardId?: string | null;
  @Text({ optional: true, description: 'The clause by which a fallback follows; absent: not noted.' })
  fallbackClause?: string | null;
  @Flag({
    optional: true,
    description: 'Whether a fallback follows by itself; otherwise it needs an act. Absent: not noted.',
  })
  followsByItself?: boolean | null;
}

const RESTS_ON = {
  certificationId: 'certification',
  clauseSetId: 'clause_set',
  safeguardId: 'safeguard',
  derogation: 'derogation',
  decision: 'adequacy',
} as const satisfies Record<string, Mechanism['kind']>;
type RestsOn = keyof typeof RESTS_ON;

/** Each kind points at what it rests on, and at nothing else. */
export function mistakenKind(
  mechanism: { readonly kind: Mechanism['kind'] } & { readonly [field in RestsOn]?: unknown },
  pointer: string,
): readonly Mistake[] {
  const { kind } = mechanism;
  return (Object.keys(RESTS_ON) as RestsOn[])
    .filter((field) => mechanism[field] != null && RESTS_ON[field] !== kind)
    .map((field) => ({
      pointer: `${pointer}/${field}`,
      detail: `a mechanism of kind ${kind} has no ${field}; leave it out`,
    }));
}
