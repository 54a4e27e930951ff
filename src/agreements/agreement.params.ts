import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Flag, Id, Ids, ListOf, Nested, OneOf, Text, Whole, Words } from '../fields.js';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  ARTICLE_28_TERMS,
  type Article28Term,
  AUTHORISATIONS,
  type Authorisation,
  type Paper,
  type Template,
  TEMPLATES,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';
import { NewClauseSet } from './clause-set.params.js';

export class NewSignature {
  @Id({ description: 'The party that signed.' }) partyId: string;
  @Text({ max: 200, optional: true, description: 'The person who signed for it; absent: not noted.' })
  signedBy?: string | null;
  @Day({ optional: true, description: 'Absent: on a day that nobody recorded; such a paper proves nothing.' })
  signedOn?: LegalDay | null;
}

/** The paper as it is filed here, or where else it is kept; one of the two is needed. */
export class NewPaper implements Paper {
  @Id({ optional: true, description: 'The document filed here; absent: it is kept elsewhere, as `reference` says.' })
  documentId?: string | null;
  @Text({
    max: 1000,
    optional: true,
    example: 'Legal share, 2021/acme/dpa-signed.pdf',
    description: 'Where the paper is kept: a folder, an address, a file number. Absent: it is filed here.',
  })
  reference?: string | null;
  @Day({
    optional: true,
    description:
      'Day that the paper itself bears. Absent: that of the document filed here; else it bears none, and an undated paper proves nothing.',
  })
  bearsOn: LegalDay | null = null;
}

export class NewTerm {
  @OneOf(ARTICLE_28_TERMS, {
    example: 'a',
    description:
      'Of Art. 28(3) GDPR: what the contract sets out (subject, duration, nature, purpose, data, people, rights and duties), or the letter (a) to (h) of what it stipulates.',
  })
  term: Article28Term;
  @Text({ max: 200, optional: true, example: '5.1', description: 'Clause in which it stands; absent: not noted.' })
  clause: string | null = null;
}

export class NewAgreement {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @OneOf(AGREEMENT_KINDS, {
    example: 'dpa',
    description: 'A data processing agreement, an arrangement of joint controllers, clauses on their own, and so on.',
  })
  kind: AgreementKind;
  @Text({ example: 'Data Processing Addendum', description: 'As the paper is called.' }) title: string;
  @Id({ description: 'One of the two parties.' }) firstPartyId: string;
  @Id({ description: 'The other party.' }) secondPartyId: string;
  @Ids({ optional: true, description: 'The engagements that it speaks for; absent: none.' }) engagementIds?: string[];
  @Text({
    max: 100,
    optional: true,
    example: '6.4',
    description: 'The version that the paper itself bears; absent: not known.',
  })
  paperVersion?: string | null;
  @Words({
    optional: true,
    example: ['Business', 'Enterprise'],
    description:
      "The vendor's plans that it comes with, since a free plan may bring none; for an engagement on another plan, or on one that is not known, it does not stand. Absent: it comes with every plan.",
  })
  plans?: string[];
  @Day({ optional: true, description: 'Day of the draft; absent: not recorded.' }) draftedOn?: LegalDay | null;
  @Day({
    optional: true,
    description:
      'Day on which terms that incorporate it were accepted; then no signature is needed. Absent: it did not come about so.',
  })
  acceptedOn?: LegalDay | null;
  @Day({
    optional: true,
    description: 'In force from this day, if later than the last signature. Absent: from its conclusion.',
  })
  effectiveOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day in force, before any renewal; absent: without end.' })
  expiresOn?: LegalDay | null;
  @Whole(0, 3650, { optional: true, description: 'Days of notice before the end; absent: not known.' })
  noticeDays?: number | null;
  @Id({
    optional: true,
    description: 'The agreement that it replaces from the day on which it is in force; absent: none.',
  })
  supersedesId?: string | null;
  @Nested(() => NewPaper, {
    optional: true,
    description: 'The paper on file. Absent: nothing is on file, and the agreement has no evidence.',
  })
  document?: NewPaper | null;
  @OneOf(TEMPLATES, {
    optional: true,
    example: '2021/915',
    description:
      "Whose text it is: the Commission's clauses 2021/915, a `national` text adopted by an authority (Art. 28(8) GDPR), the vendor's or ours. Absent: not known.",
  })
  template?: Template | null;
  @Flag({
    optional: true,
    nullable: false,
    example: false,
    description: 'Whether the template was changed; an unaltered one meets Art. 28(3) GDPR as it stands. Absent: no.',
  })
  templateAltered?: boolean;
  @ListOf(() => NewTerm, {
    optional: true,
    description: 'What Art. 28(3) GDPR asks for and the contract has, by our reading. Absent: nothing was found in it.',
  })
  terms?: NewTerm[];
  @OneOf(AUTHORISATIONS, {
    optional: true,
    example: 'general',
    description:
      'How sub-processors are authorised (Art. 28(2) GDPR): each one (`specific`), or all with notice and a chance to object (`general`). Absent: not known.',
  })
  authorisation?: Authorisation | null;
  @Whole(0, 3650, {
    optional: true,
    example: 30,
    description: 'Days of notice before a sub-processor is added; absent: not known.',
  })
  subprocessorNoticeDays?: number | null;
  @ListOf(() => NewSignature, { optional: true, description: 'Who signed, and when; absent: nobody.' })
  signatures?: NewSignature[];
  @ListOf(() => NewClauseSet, { optional: true, description: 'The transfer clauses that it holds; absent: none.' })
  clauseSets?: NewClauseSet[];
}

export class AgreementPatch extends PartialType(OmitType(NewAgreement, ['vendorId', 'signatures', 'clauseSets']), {
  skipNullProperties: false,
}) {}

/** What was entered of a signature is corrected; it stays that of its party. */
export class SignaturePatch extends PartialType(OmitType(NewSignature, ['partyId']), { skipNullProperties: false }) {}

export class NewDispatch {
  @Day({ description: 'Day on which it went to the other side.' }) sentOn: LegalDay;
  @Text({ max: 300, optional: true, example: 'privacy@acme.example', description: 'To whom; absent: not noted.' })
  sentTo?: string | null;
  @Text({ max: 200, optional: true, description: 'Who sent it; absent: not noted.' }) sentBy?: string | null;
}

export class NewRenewal {
  @Day({ description: 'Day on which it was agreed on; nothing is healed before it.', example: '2026-11-02' })
  agreedOn: LegalDay;
  @Day({ optional: true, description: 'Last day in force from then on; absent: without end.', example: '2027-12-31' })
  expiresOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who agreed on it for us; absent: not noted.' })
  agreedBy?: string | null;
  @Text({ max: 200, optional: true, example: 'RN-118', description: 'Reference of it; absent: none.' })
  reference?: string | null;
}

/** A paper that was never concluded is given up. */
export class NewAgreementWithdrawal {
  @Day({ description: 'Day on which it was given up.' }) withdrawnOn: LegalDay;
  @Text({ max: 1000, optional: true, example: 'The vendor has an agreement of its own', description: 'Why.' })
  reason?: string | null;
}

export class NewTermination {
  @Day({ description: 'First day no longer in force.', example: '2026-12-31' }) terminatedOn: LegalDay;
  @Flag({
    optional: true,
    nullable: false,
    example: false,
    description:
      'Whether the day entered before was wrong, so that a later one may take its place; nothing else revives what has ended. Absent: no.',
  })
  corrects?: boolean;
}

export class AgreementsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @OneOf(AGREEMENT_KINDS, { optional: true }) kind?: AgreementKind;
  @Id({ optional: true }) engagementId?: string;
  @Day({ optional: true, description: 'Tell how they stand as of this day; today when absent.' }) asOf?: LegalDay;
}

export class AgreementAsOfQuery {
  @Day({ optional: true, description: 'Tell how it stands as of this day; today when absent.' }) asOf?: LegalDay;
}
