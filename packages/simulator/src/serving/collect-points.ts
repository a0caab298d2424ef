import { dateOf } from '../chance/working-time.ts';
import { programme } from '../company/programme.ts';
import type { Life } from '../life/life.ts';
import { euros } from '../selling/basket.ts';
import type { Purchase } from '../selling/purchase.ts';

/** Faithful clients get a card with their third purchase, collect points and spend them. */
export function collectPoints(life: Life, { payments, delivered }: Purchase): void {
  const { card } = life;
  card.purchases++;
  if (card.purchases < 3) return;
  if (card.purchases === 3) {
    const issued = { programme, cardId: life.newId('card'), kind: 'personal', tier: 'silver' } as const;
    life.write(delivered + 60_000, 'LoyaltyCardIssued', issued);
  }
  if (card.purchases === 10) {
    life.write(delivered + 60_000, 'LoyaltyTierChanged', { programme, from: 'silver', to: 'gold' });
    life.write(delivered + 120_000, 'RewardGranted', { programme, kind: 'gift', reward: 'a baking book' });
  }
  const [payment] = payments;
  const points = Math.floor((payment?.amount ?? 0) / 2_000);
  if (payment === undefined || points < 1) return;
  const earned = Math.max(delivered, payment.at, card.earnedAt) + 180_000;
  card.earnedAt = earned;
  const expiresOn = dateOf(life.later(earned, 365, 366));
  life.write(earned, 'BonusEarned', {
    programme,
    lotId: life.newId('lot'),
    points,
    expiresOn,
    paymentId: payment.paymentId,
  });
  card.points += points;
  if (card.points < 50 || !life.dice.happens(0.2)) return;
  const redeemed = Math.floor(card.points / 2);
  card.points -= redeemed;
  card.earnedAt = earned + 3_600_000;
  life.write(card.earnedAt, 'BonusRedeemed', { programme, points: redeemed, amount: euros(redeemed * 20) });
}
