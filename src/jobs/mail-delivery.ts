import { Injectable, Logger } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { PeopleService } from '../people/people.service.js';
import { type Delivered, MailService } from '../mail/mail.service.js';

/** Sends the mail that waits, and tells the history what became of it. */
@Injectable()
export class MailDelivery {
  readonly #logger = new Logger('Mail');

  constructor(
    private readonly mail: MailService,
    private readonly history: HistoryService,
    private readonly people: PeopleService,
  ) {}

  async run(): Promise<Delivered> {
    const delivered = await this.mail.deliver(async (change, happening, refused) => {
      await this.history.record(change, happening);
      if (refused !== null) await this.people.refuseMail(change, refused.address, refused.because);
    });
    if (delivered.failed > 0)
      this.#logger.warn(
        `Refused, or to be tried again: ${delivered.failed}. The reason stands with each mail in the table mail`,
      );
    return delivered;
  }
}
