import { Record } from '../register/record.view.js';
import type { Safeguard } from './safeguard.entity.js';
import { NewSafeguard } from './safeguard.params.js';

export class SafeguardView extends Record(NewSafeguard) {}

export const safeguardView = ({ createdAt, ...shown }: Safeguard): SafeguardView => ({
  ...shown,
  createdAt: createdAt.toISOString(),
});
