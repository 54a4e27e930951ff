import type { Citation } from '../citation.js';
import type { Country, DataKind, Framework, Module, Role, ScopePurpose, Sector } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { Regime } from '../regime.js';
import type { Timeline } from '../timeline.js';

interface Described {
  readonly id: string;
  readonly name: string;
  /** The act's official identifier, such as "2000/518/EC". */
  readonly officialId: string;
  readonly citation: Citation;
  /** The day on which a person last held this entry against a source. */
  readonly lastVerified: LegalDay;
  /** What is not certain about the entry, in one sentence. */
  readonly doubt?: string;
}

/** Excludes a transfer when everything it names is true of it; a recipient whose sector is unknown meets a sector. */
export interface Exclusion {
  readonly because: string;
  readonly sectors?: readonly Sector[];
  readonly data?: readonly DataKind[];
  readonly importerRoles?: readonly Role[];
  readonly purposes?: readonly ScopePurpose[];
  /** The transfer serves these purposes and no other. */
  readonly onlyForPurposes?: readonly ScopePurpose[];
}

/** Whom and what a decision covers. */
export interface Scope {
  readonly excludes: readonly Exclusion[];
}

/** A decision that a country, or an international organisation, protects personal data adequately. */
export interface AdequacyDecision extends Described {
  readonly kind: 'adequacy';
  readonly destination: Country;
  readonly regimes: Readonly<Partial<Record<Regime, Timeline<Scope>>>>;
}

/** An adequacy decision for organisations on a list. */
export interface CertificationFramework extends Described {
  readonly kind: 'framework';
  readonly id: Framework;
  readonly destination: Country;
  readonly regimes: Readonly<Partial<Record<Regime, Timeline<Scope>>>>;
  /** Human resources data is covered only where the organisation elected it. */
  readonly hrByElection: boolean;
}

/** Exporter's and importer's role that clauses are written for. */
export type RolePair = readonly [exporter: Role, importer: Role];

export interface ReliancePeriod {
  /** Whether a contract made on such a day may still take up the set; otherwise only older contracts go on. */
  readonly openForNewContracts: boolean;
}

/** Standard contractual clauses for transfers. */
export interface StandardClauses extends Described {
  readonly kind: 'standard_clauses';
  readonly regimes: Readonly<Partial<Record<Regime, Timeline<ReliancePeriod>>>>;
  /** By module; a set without modules has one entry under 0. */
  readonly roles: Readonly<Partial<Record<Module | 0, readonly RolePair[]>>>;
}

/** Standard clauses for the contract between controller and processor; never a transfer mechanism. */
export interface ProcessorClauses extends Described {
  readonly kind: 'processor_clauses';
  readonly regimes: Readonly<Partial<Record<Regime, Timeline<ReliancePeriod>>>>;
}

export type Instrument = AdequacyDecision | CertificationFramework | StandardClauses | ProcessorClauses;
