export const DECIDERS = ['us', 'other_side', 'both'] as const;
export type Decider = (typeof DECIDERS)[number];

export const DATA_ACCESS = ['the_service', 'regularly_accessed', 'incidental'] as const;
export type DataAccess = (typeof DATA_ACCESS)[number];

export const TOGETHER = ['no', 'part', 'whole'] as const;
export type Together = (typeof TOGETHER)[number];

/** The eight asks after EDPB Guidelines 07/2020, in the order in which they are put; null: not known. */
export interface RoleAnswers {
  /** Why the data is processed, and to what end. */
  readonly purposeSetBy: Decider | null;
  /** Which data, whose, how long, who sees it; `both`: it proposes and we approve, or each decides a share. */
  readonly essentialMeansSetBy: Decider | null;
  /** Whether it does this under professional or statutory duties of its own. */
  readonly ownDuties: boolean | null;
  readonly personalData: DataAccess | null;
  readonly seesContent: boolean | null;
  /** Whether purposes and means are decided jointly or inseparably. */
  readonly decidedTogether: Together | null;
  /** Whether it uses the data for itself, beyond our instructions. */
  readonly ownUse: boolean | null;
  /** Whether it has a relation of its own with the people whose data it is. */
  readonly ownRelation: boolean | null;
}
export type RoleQuestion = keyof RoleAnswers;

/** Every answer that each question has. */
export const ROLE_ANSWERS = {
  purposeSetBy: DECIDERS,
  essentialMeansSetBy: DECIDERS,
  ownDuties: [true, false],
  personalData: DATA_ACCESS,
  seesContent: [true, false],
  decidedTogether: TOGETHER,
  ownUse: [true, false],
  ownRelation: [true, false],
} as const satisfies { readonly [Q in RoleQuestion]: readonly NonNullable<RoleAnswers[Q]>[] };

export const ROLE_QUESTIONS = Object.keys(ROLE_ANSWERS) as readonly RoleQuestion[];

/** How each is put to a person. */
export const ASKED: Readonly<Record<RoleQuestion, string>> = {
  purposeSetBy: 'Who sets the purpose: why the data is processed, and to what end?',
  essentialMeansSetBy: 'Who sets the essential means: which data, whose, how long it is kept, who sees it?',
  ownDuties: 'Does the other side act under professional or statutory duties of its own?',
  personalData: 'Is personal data what the service is about, is it regularly accessed, or only come across by chance?',
  seesContent: 'Can the other side see the content?',
  decidedTogether: 'Is it decided jointly or inseparably, and for which part?',
  ownUse: 'Does the other side use the data for itself, beyond our instructions?',
  ownRelation: 'Has the other side a relation of its own with the people whose data it is?',
};
