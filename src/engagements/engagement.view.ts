import { Record } from '../register/record.view.js';
import type { Engagement } from './engagement.entity.js';
import { NewEngagement } from './engagement.params.js';

export class EngagementView extends Record(NewEngagement) {}

export const engagementView = ({ createdAt, ...shown }: Engagement): EngagementView => ({
  ...shown,
  createdAt: createdAt.toISOString(),
});
