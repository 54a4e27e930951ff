import type { Country } from '../facts.js';

/** Whether data is transferred once or again and again (Annex I.B). */
export const TRANSFER_FREQUENCIES = ['one_off', 'continuous'] as const;
export type TransferFrequency = (typeof TRANSFER_FREQUENCIES)[number];

export const FDPIC_AUTHORITY = ['alone', 'in_parallel'] as const;

/** What the parties adapted as the FDPIC asks; null: not known. */
export interface Adaptations {
  /** The FDPIC as the only authority, or beside that of clause 13. */
  readonly authority: (typeof FDPIC_AUTHORITY)[number] | null;
  readonly fadpReferences: boolean | null;
  readonly suitsAtHome: boolean | null;
  readonly legalPersons: boolean | null;
}

export const ADDENDUM_ENDERS = ['importer', 'exporter'] as const;
/** Who may end the UK Addendum when its text changes (Table 4). */
export type AddendumEnder = (typeof ADDENDUM_ENDERS)[number];

export interface PartyParticulars {
  readonly activity: string | null;
  readonly representative: string | null;
  readonly dpo: string | null;
}

export interface EngagementParticulars {
  readonly peopleCategories: readonly string[];
  readonly dataCategories: readonly string[];
  /** null: not known; empty: none. */
  readonly sensitiveData: readonly string[] | null;
  readonly sensitiveDataSafeguards: readonly string[];
  readonly frequency: TransferFrequency | null;
  readonly nature: string | null;
  readonly retention: string | null;
  readonly toms: readonly string[];
  readonly tomsReference: string | null;
}

export interface SubprocessingParticulars {
  readonly nature: string | null;
  readonly duration: string | null;
}

export interface ClauseSetParticulars {
  readonly supervisoryAuthority: string | null;
  readonly mayEnd: readonly AddendumEnder[] | null;
  readonly adaptations: Adaptations | null;
}

/** What the annexes are filled from and no judgement turns on, by the ids of the facts. */
export interface Particulars {
  readonly parties: ReadonlyMap<string, PartyParticulars>;
  readonly engagements: ReadonlyMap<string, EngagementParticulars>;
  readonly subprocessings: ReadonlyMap<string, SubprocessingParticulars>;
  readonly clauseSets: ReadonlyMap<string, ClauseSetParticulars>;
  /** Who signed, by agreement and party: `agreement party`. */
  readonly signedBy: ReadonlyMap<string, string>;
  /** How a country is called on paper. */
  nameOf(country: Country): string;
}
