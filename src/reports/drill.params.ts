import { Day, ListOf } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import { NewLegalEvent } from '../legal-events/legal-event.params.js';

export class NewDrill {
  @ListOf(() => NewLegalEvent, { description: 'In their order.' }) legalEvents: NewLegalEvent[];
  @Day({ optional: true, example: '2026-12-01', description: 'Today when absent.' }) asOf?: LegalDay;
}
