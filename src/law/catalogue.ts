import { andorra } from './adequacy/andorra.js';
import { argentina } from './adequacy/argentina.js';
import { brazil } from './adequacy/brazil.js';
import { canada } from './adequacy/canada.js';
import { europeanPatentOrganisation } from './adequacy/european-patent-organisation.js';
import { faroeIslands } from './adequacy/faroe-islands.js';
import { guernsey } from './adequacy/guernsey.js';
import { hungary } from './adequacy/hungary.js';
import { isleOfMan } from './adequacy/isle-of-man.js';
import { israel } from './adequacy/israel.js';
import { japan } from './adequacy/japan.js';
import { jersey } from './adequacy/jersey.js';
import { korea } from './adequacy/korea.js';
import { newZealand } from './adequacy/new-zealand.js';
import { swissList } from './adequacy/swiss-list.js';
import { switzerland } from './adequacy/switzerland.js';
import { unitedKingdom } from './adequacy/united-kingdom.js';
import { unitedKingdomRegulations } from './adequacy/united-kingdom-regulations.js';
import { uruguay } from './adequacy/uruguay.js';
import { derogationTools } from './instruments/derogations.js';
import {
  euUsDataPrivacyFramework,
  swissUsDataPrivacyFramework,
  ukExtension,
} from './instruments/eu-us-data-privacy-framework.js';
import { euUsPrivacyShield, swissUsPrivacyShield } from './instruments/eu-us-privacy-shield.js';
import { europrivacy } from './instruments/europrivacy.js';
import { fdpicAdaptation } from './instruments/fdpic-adaptation.js';
import { processorClauses2021 } from './instruments/processor-clauses-2021-915.js';
import { safeHarbor, swissSafeHarbor } from './instruments/safe-harbor.js';
import { safeguardTools } from './instruments/safeguards.js';
import { scc2021 } from './instruments/scc-2021-914.js';
import { scc2001, scc2002, scc2004, scc2010 } from './instruments/scc-repealed.js';
import { idta, ukAddendum } from './instruments/united-kingdom-clauses.js';
import { Law } from './law.js';

/** The law as encoded: the explicit list of every instrument. The version is the day its sources were last compiled. */
export const ENCODED_LAW = new Law('2026-11-24', [
  switzerland,
  hungary,
  canada,
  argentina,
  guernsey,
  isleOfMan,
  jersey,
  faroeIslands,
  andorra,
  israel,
  uruguay,
  newZealand,
  japan,
  unitedKingdom,
  korea,
  europeanPatentOrganisation,
  brazil,
  ...unitedKingdomRegulations,
  ...swissList,
  safeHarbor,
  swissSafeHarbor,
  euUsPrivacyShield,
  swissUsPrivacyShield,
  euUsDataPrivacyFramework,
  ukExtension,
  swissUsDataPrivacyFramework,
  europrivacy,
  scc2001,
  scc2002,
  scc2004,
  scc2010,
  scc2021,
  idta,
  ukAddendum,
  fdpicAdaptation,
  processorClauses2021,
  ...safeguardTools,
  ...derogationTools,
]);
