import { Record } from '../register/record.view.js';
import type { Party } from './party.entity.js';
import { NewParty } from './party.params.js';

export class PartyView extends Record(NewParty) {}

export const partyView = ({ createdAt, ...shown }: Party): PartyView => ({
  ...shown,
  createdAt: createdAt.toISOString(),
});
