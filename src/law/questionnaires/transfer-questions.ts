import type { Citation } from '../citation.js';
import type { Country, DataKind, Flow, Party, Role, ScopePurpose } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { Regime } from '../regime.js';
import type { OpenMechanism } from './open-mechanisms.js';

export const PLACE_KINDS = ['storage', 'access'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Where data of the flow is kept, or can be seen from. */
export interface Place {
  readonly kind: PlaceKind;
  readonly country: Country;
  /** The legal person that keeps or sees it there, a group company as any other; null: the importer itself. */
  readonly by: Party | null;
}

/** The facts of a flow from one party to another, and of whoever else gets at the data there. */
export interface TransferQuestions {
  readonly flow: Flow;
  /** null: nobody, or not known. */
  readonly exporter: Party | null;
  readonly importer: Party | null;
  readonly exporterRole: Role | null;
  readonly importerRole: Role | null;
  readonly data: readonly DataKind[];
  readonly purposes: readonly ScopePurpose[];
  /** Whether a processor that returns data adds data collected in the EEA; null: not known. */
  readonly processorAddsData: boolean | null;
  readonly places: readonly Place[];
}

export const TRANSFER_OUTCOMES = ['restricted_transfer', 'not_a_transfer', 'out_of_scope', 'undetermined'] as const;
export type TransferOutcome = (typeof TRANSFER_OUTCOMES)[number];

/** Whether any safeguard that is open wants law and practice of the destination assessed, and since when they do. */
export interface AssessmentNeed {
  readonly needed: boolean;
  readonly since: LegalDay;
  readonly because: string;
  readonly citation: Citation;
}

/** What the flow is under one law that binds the exporter. */
export interface RegimeOutcome {
  /** null: no law is known to bind. */
  readonly regime: Regime | null;
  readonly outcome: TransferOutcome;
  readonly because: string;
  readonly citations: readonly Citation[];
  /** What has to be known before it can be told; empty unless undetermined. */
  readonly missing: readonly string[];
  /** What a restricted transfer may rest on, and what no longer or not yet; empty otherwise. */
  readonly mechanisms: readonly OpenMechanism[];
  /** null unless it is a restricted transfer. */
  readonly impactAssessment: AssessmentNeed | null;
}

/** One recipient at one place. */
export interface RecipientLine {
  readonly recipient: string;
  readonly sender: string;
  /** null: the importer itself, wherever it keeps the data. */
  readonly place: Pick<Place, 'kind' | 'country'> | null;
  readonly outcomes: readonly RegimeOutcome[];
  readonly notes: readonly string[];
}
