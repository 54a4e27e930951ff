import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CalendarEntries } from '../../calendar/calendar-entries.js';
import { CalendarFeedsService } from '../../calendar/calendar-feeds.service.js';
import { icalendarOf } from '../../calendar/icalendar.js';
import { Clock } from '../../clock.js';
import { CONFIG } from '../../config.provider.js';
import type { Config } from '../../config.js';
import { currentLaw } from '../../gaps/current-law.js';
import { GapsService } from '../../gaps/gaps.service.js';
import type { LegalDay } from '../../law/legal-day.js';
import { PeopleService } from '../../people/people.service.js';
import { type AgreementNote, agreementDays } from './agreement-days.js';
import { CalendarWords } from './calendar-words.js';
import { coverDays } from './cover-days.js';
import { type DueFact, IN_SCOPE, type Scope, scopeParameters } from './due-facts.js';
import { objectionDays } from './objection-days.js';
import { recordedDays } from './recorded-days.js';

/** Of the others the law tells no day: no judgement changes by itself, no agreement ends, nothing waits for a decision. */
const MAY_CHANGE = `(exists (select from vendor_glance g where g.vendor_id = v.id and g.changes_on is not null)
  or exists (select from subprocessing s where s.vendor_id = v.id and s.decision is null)
  or exists (select from agreement a where a.vendor_id = v.id and (a.expires_on is not null or a.terminated_on is not null
    or exists (select from renewal r where r.agreement_id = a.id and r.expires_on is not null))))`;

/** The days that a person has to keep, as a calendar. */
@Injectable()
export class PersonCalendar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly feeds: CalendarFeedsService,
    private readonly people: PeopleService,
    private readonly gaps: GapsService,
    private readonly entries: CalendarEntries,
    private readonly words: CalendarWords,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'organisation'>,
  ) {}

  /**
   * The calendar at the address with this secret, as iCalendar.
   * @throws NotFoundError
   */
  async at(token: string): Promise<string> {
    const personId = await this.feeds.ownerOf(token);
    const { role } = await this.people.find(personId);
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    const { manager } = this.dataSource;
    const facts = await this.#due(manager, { personId, withUnowned: role === 'legal' }, today);
    const due = facts.map((fact) => this.words.of(fact));
    const entries = await this.entries.bring(manager, personId, due, { today, now: this.clock.now() });
    return icalendarOf(`Clausebook, ${this.config.organisation}`, entries);
  }

  async #due(manager: EntityManager, scope: Scope, today: LegalDay): Promise<readonly DueFact[]> {
    const due = [...(await recordedDays(manager, scope))];
    const notes = await notesOf(manager, scope);
    const law = await currentLaw(manager);
    const selection = { after: '', conditions: [IN_SCOPE, MAY_CHANGE], parameters: scopeParameters(scope) };
    for await (const dossier of this.gaps.dossiers(manager, selection))
      due.push(
        ...agreementDays(dossier, notes, today),
        ...objectionDays(dossier, law, today),
        ...coverDays(dossier, law, today),
      );
    return due;
  }
}

async function notesOf(manager: EntityManager, scope: Scope): Promise<ReadonlyMap<string, AgreementNote>> {
  const notes = await manager.query<(AgreementNote & { id: string })[]>(
    `select a.id, a.title, a.notice_days as "noticeDays" from vendor v join agreement a on a.vendor_id = v.id where ${IN_SCOPE}`,
    [...scopeParameters(scope)],
  );
  return new Map(notes.map(({ id, ...note }) => [id, note]));
}
