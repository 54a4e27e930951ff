import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Document } from '../documents/document.entity.js';
import { Engagement } from '../engagements/engagement.entity.js';
import type { Adaptations, AddendumEnder } from '../law/annexes/particulars.js';
import type {
  Accession,
  AgreementKind,
  Annex,
  Article28Term,
  Authorisation,
  ClauseSetName,
  Elections,
  Module,
  ModuleElections,
  Paper,
  Template,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { Regime } from '../law/regime.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** Where a paper is kept, and the day that it bears, unless it is filed here: a document has that day itself. */
export interface KeptPaper extends Paper {
  readonly reference: string;
}

/** A term of Art. 28(3) that is in it, and where. */
export interface FoundTerm {
  readonly term: Article28Term;
  readonly clause: string | null;
}

/** One signed or accepted paper between two parties. */
@Entity('agreement')
@Index(['vendorId'])
@Index(['supersedesId'])
@Index(['documentId'])
@Check('agreement_parties_check', `first_party_id <> second_party_id`)
@Check('agreement_supersedes_check', `supersedes_id <> id`)
export class Agreement {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @Column('text') kind: AgreementKind;
  @Column('text') title: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  firstPartyId: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  secondPartyId: string;
  /** The version that the paper itself bears. */
  @Column('text', { nullable: true }) paperVersion: string | null;
  /** Plans of the vendor that it comes with; empty: with every one. */
  @Column('text', { array: true, default: '{}' }) plans: string[];
  @Column('date', { nullable: true }) draftedOn: LegalDay | null;
  /** The day on which terms that incorporate it were accepted. */
  @Column('date', { nullable: true }) acceptedOn: LegalDay | null;
  @Column('date', { nullable: true }) effectiveOn: LegalDay | null;
  /** Last day in force, before any renewal. */
  @Column('date', { nullable: true }) expiresOn: LegalDay | null;
  /** Days of notice before the end. */
  @Column('int', { nullable: true }) noticeDays: number | null;
  /** First day no longer in force. */
  @Column('date', { nullable: true }) terminatedOn: LegalDay | null;
  /** Day on which it was given up before it was concluded. */
  @Column('date', { nullable: true }) withdrawnOn: LegalDay | null;
  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  supersedesId: string | null;
  /** The paper, where it is filed here. */
  @ForeignKey(() => Document)
  @Column('uuid', { nullable: true })
  documentId: string | null;
  /** The paper, where it is kept elsewhere, or also elsewhere; null: it is not. */
  @Column('jsonb', { nullable: true }) document: KeptPaper | null;
  @Column('text', { nullable: true }) template: Template | null;
  @Column('boolean', { default: false }) templateAltered: boolean;
  @Column('jsonb', { default: '[]' }) terms: FoundTerm[];
  /** How sub-processors are authorised, and with how many days of notice. */
  @Column('text', { nullable: true }) authorisation: Authorisation | null;
  @Column('int', { nullable: true }) subprocessorNoticeDays: number | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** An engagement that an agreement speaks for. */
@Entity('agreement_engagement')
@Index(['engagementId'])
export class AgreementEngagement {
  @ForeignKey(() => Agreement, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  agreementId: string;
  @ForeignKey(() => Engagement)
  @PrimaryColumn('uuid')
  engagementId: string;
}

/** The paper as it went to the other side. */
@Entity('dispatch')
@Index(['agreementId'])
export class Dispatch {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Agreement, { onDelete: 'CASCADE' })
  @Column('uuid')
  agreementId: string;
  @Column('date') sentOn: LegalDay;
  @Column('text', { nullable: true }) sentTo: string | null;
  @Column('text', { nullable: true }) sentBy: string | null;
}

/** A later last day that the parties agreed on. */
@Entity('renewal')
@Unique(['agreementId', 'agreedOn'])
@Check('renewal_expires_on_check', `expires_on >= agreed_on`)
export class Renewal {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Agreement, { onDelete: 'CASCADE' })
  @Column('uuid')
  agreementId: string;
  @Column('date') agreedOn: LegalDay;
  /** Last day in force from then on; null: without end. */
  @Column('date', { nullable: true }) expiresOn: LegalDay | null;
  @Column('text', { nullable: true }) agreedBy: string | null;
  @Column('text', { nullable: true }) reference: string | null;
}

@Entity('signature')
@Index(['agreementId'])
export class Signature {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Agreement, { onDelete: 'CASCADE' })
  @Column('uuid')
  agreementId: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  partyId: string;
  /** The person who signed for the party. */
  @Column('text', { nullable: true }) signedBy: string | null;
  /** null: on a day that nobody recorded. */
  @Column('date', { nullable: true }) signedOn: LegalDay | null;
}

@Entity('clause_set')
@Index(['agreementId'])
export class ClauseSet {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Agreement, { onDelete: 'CASCADE' })
  @Column('uuid')
  agreementId: string;
  @Column('text') set: ClauseSetName;
  @Column('int', { array: true, default: '{}' }) modules: Module[];
  /** null: signed with the agreement. */
  @Column('date', { nullable: true }) signedOn: LegalDay | null;
  @Column('date', { nullable: true }) processingChangedOn: LegalDay | null;
  @Column('boolean', { nullable: true }) processorAddsData: boolean | null;
  /** Empty: every one that knows it. */
  @Column('text', { array: true, default: '{}' }) regimes: Regime[];
  @Column('boolean', { default: false }) altered: boolean;
  /** Those present, completed and signed. */
  @Column('text', { array: true, default: '{}' }) annexes: Annex[];
  @Column('jsonb', { nullable: true }) elections: Elections | null;
  /** Of modules for which something else was elected. */
  @Column('jsonb', { default: '[]' }) electionsByModule: ModuleElections[];
  @Column('jsonb', { default: '[]' }) accessions: Accession[];
  /** Annex I.C of 2021/914: a country, or a region that has its own. */
  @Column('text', { nullable: true }) supervisoryAuthority: string | null;
  /** Table 4 of the UK Addendum; null: not known, empty: neither. */
  @Column('text', { array: true, nullable: true }) mayEnd: AddendumEnder[] | null;
  @Column('jsonb', { nullable: true }) adaptations: Adaptations | null;
}
