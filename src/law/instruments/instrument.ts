import type { Citation } from '../citation.js';
import type {
  Annex,
  ClauseSetName,
  DataKind,
  DerogationLetter,
  Framework,
  Module,
  Role,
  SafeguardKind,
  ScopePurpose,
  Sector,
} from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { Regime } from '../regime.js';
import type { Destination } from '../territories.js';
import type { Timeline } from '../timeline.js';

/** What an instrument says per regime that knows it, effective-dated. */
export type Regimes<T> = Readonly<Partial<Record<Regime, Timeline<T>>>>;

/** A proceeding that may bring the instrument down; law until it does. */
export interface Challenge {
  readonly regime: Regime;
  readonly from: LegalDay;
  readonly what: string;
  readonly citation: Citation;
}

/** Something that happened to the instrument after its adoption and has no effect on law by itself. */
export interface Happened {
  /** A day or, where the source says no more, a month. */
  readonly on: string;
  readonly what: string;
}

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
  readonly challenges?: readonly Challenge[];
  readonly events?: readonly Happened[];
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

export const EVERYTHING: Scope = { excludes: [] };

/** A decision that a country, or an international organisation, protects personal data adequately. */
export interface AdequacyDecision extends Described {
  readonly kind: 'adequacy';
  readonly destinations: readonly Destination[];
  readonly regimes: Regimes<Scope>;
}

/** An adequacy decision for organisations on a list. */
export interface CertificationFramework extends Described {
  readonly kind: 'framework';
  readonly id: Framework;
  readonly destinations: readonly Destination[];
  readonly regimes: Regimes<Scope>;
  /** Human resources data is covered only where the organisation elected it. */
  readonly hrByElection: boolean;
  /** The part of a framework that serves this regime. */
  readonly partOf?: {
    readonly framework: Framework;
    /** Worth nothing without an active entry in the whole. */
    readonly needsWhole: boolean;
    readonly missing: 'UK_EXTENSION_MISSING' | 'SWISS_DPF_MISSING';
  };
}

/** A certification scheme of Art. 46(2)(f): the importer is certified and binds itself towards the exporter. */
export interface CertificationScheme extends Described {
  readonly kind: 'certification_scheme';
  readonly id: Framework;
  readonly regimes: Regimes<{ readonly earliestVersion: number }>;
}

/** Exporter's and importer's role that clauses are written for. */
export type RolePair = readonly [exporter: Role, importer: Role];

export interface ReliancePeriod {
  /** Whether a contract made on such a day may still take up the set; otherwise only older contracts go on. */
  readonly openForNewContracts: boolean;
}

/** A paper without which clauses do not hold under a regime. */
export interface Addition {
  readonly set: ClauseSetName;
  readonly missing: 'UK_ADDENDUM_MISSING' | 'SWISS_ADAPTATION_MISSING';
}

/** Standard contractual clauses for transfers. */
export interface StandardClauses extends Described {
  readonly kind: 'standard_clauses';
  readonly regimes: Regimes<ReliancePeriod>;
  /** By module; a set without modules has one entry under 0, null where it fits every pair. */
  readonly roles: Readonly<Partial<Record<Module | 0, readonly RolePair[] | null>>>;
  /** By module, what must be annexed, completed and signed; none where the set is not told by annexes. */
  readonly annexes: Readonly<Partial<Record<Module | 0, readonly Annex[]>>>;
  /** Regimes that know the set only with an addition. */
  readonly additions: Readonly<Partial<Record<Regime, Addition>>>;
  /** Not written for an importer whose processing is itself under this regime. */
  readonly notForImportersUnder?: Regime;
  /** No exporter may take it up that is an institution of the Union. */
  readonly notForInstitutions?: true;
}

/** An addition to clauses of another regime, worth nothing alone. */
export interface ClauseAddition extends Described {
  readonly kind: 'clause_addition';
  readonly addsTo: ClauseSetName;
  readonly regimes: Regimes<ReliancePeriod>;
  readonly annexes: readonly Annex[];
}

/** Standard clauses for the contract between controller and processor; never a transfer mechanism. */
export interface ProcessorClauses extends Described {
  readonly kind: 'processor_clauses';
  readonly regimes: Regimes<ReliancePeriod>;
}

/** A safeguard in which an authority has a say. */
export interface SafeguardTool extends Described {
  readonly kind: 'safeguard';
  readonly safeguard: SafeguardKind;
  readonly regimes: Regimes<SafeguardTerms>;
}

export interface SafeguardTerms {
  /** What the authority does; null: nothing, the tool stands without. */
  readonly step: 'approved' | 'authorised' | 'notified' | null;
  /** Regimes whose authority's step counts. */
  readonly approvedUnder: readonly Regime[];
  /** A code also needs general validity given by the Commission. */
  readonly needsGeneralValidity?: true;
}

/** One exception from the need of a mechanism. */
export interface DerogationTool extends Described {
  readonly kind: 'derogation';
  readonly letter: DerogationLetter;
  readonly regimes: Regimes<DerogationTerms>;
}

export interface DerogationTerms {
  readonly necessary: boolean;
  /** Not even occasionally again. */
  readonly notRepetitive: boolean;
  /** Not for what a public authority does by its powers. */
  readonly notForAuthorities: boolean;
}

export type Instrument =
  | AdequacyDecision
  | CertificationFramework
  | CertificationScheme
  | StandardClauses
  | ClauseAddition
  | ProcessorClauses
  | SafeguardTool
  | DerogationTool;

export const INSTRUMENT_KINDS: readonly Instrument['kind'][] = [
  'adequacy',
  'framework',
  'certification_scheme',
  'standard_clauses',
  'clause_addition',
  'processor_clauses',
  'safeguard',
  'derogation',
];
