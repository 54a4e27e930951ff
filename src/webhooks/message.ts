import type { AnnouncedKind } from '../history/announced.js';
import type { Event } from '../history/event.entity.js';
import { eventView } from '../history/event.view.js';

/** What is sent: the same bytes at every attempt, since an event never changes. */
export const messageOf = (type: AnnouncedKind, event: Event): Buffer =>
  Buffer.from(JSON.stringify({ type, timestamp: event.at.toISOString(), data: eventView(event) }));
