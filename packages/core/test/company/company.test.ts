import {
  addEmployee,
  adoptPolicy,
  approveTemplate,
  correct,
  listProduct,
  moveEmployee,
  removeEmployee,
  retireProduct,
  retract,
} from '@clientele/core/commands';
import { givenCompany } from '@clientele/core/testing';

describe('the company', () => {
  it('retires a product that it sells, once', () => {
    givenCompany()
      .when(retireProduct({ product: 'oven-x' }))
      .thenRefused('NOT_LISTED', { product: 'oven-x' });
    givenCompany()
      .when(
        listProduct({ product: 'oven-x' }),
        retireProduct({ product: 'oven-x' }),
        retireProduct({ product: 'oven-x' }),
      )
      .then({ type: 'ProductListed' }, { type: 'ProductRetired' });
  });

  it('moves and loses employees that it has', () => {
    const joined = { type: 'EmployeeJoined', data: { employee: 'ann' } } as const;
    givenCompany(joined)
      .when(addEmployee({ employee: 'ann' }))
      .thenNothing();
    givenCompany(joined)
      .when(moveEmployee({ employee: 'ann', branch: 'north' }))
      .then({ type: 'EmployeeMoved' });
    givenCompany(joined)
      .when(removeEmployee({ employee: 'ann' }), removeEmployee({ employee: 'ann' }))
      .then({ type: 'EmployeeLeft' });
    givenCompany()
      .when(moveEmployee({ employee: 'bob' }))
      .thenRefused('NOT_EMPLOYED', { employee: 'bob' });
  });

  it('gives another content of a policy or a template another version', () => {
    const adopt = (version: string, months: number) => adoptPolicy({ name: 'lifecycle', version, content: { months } });
    givenCompany().when(adopt('1', 3), adopt('1', 3)).then({ type: 'PolicyAdopted' });
    givenCompany().when(adopt('1', 3), adopt('1', 4)).thenRefused('VERSION_TAKEN', { name: 'lifecycle', version: '1' });
    givenCompany()
      .when(adopt('1', 3), adopt('2', 4), adopt('1', 3))
      .then({ type: 'PolicyAdopted' }, { type: 'PolicyAdopted' }, { type: 'PolicyAdopted' });
    const approve = (content: string) => approveTemplate({ kind: 'offer', name: 'plain', version: '1', content });
    givenCompany().when(approve('a'), approve('a')).then({ type: 'DocumentTemplateApproved' });
    givenCompany().when(approve('a'), approve('b')).thenRefused('VERSION_TAKEN');
  });

  it('retracts and corrects what was recorded wrongly', () => {
    const joined = { type: 'EmployeeJoined', data: { employee: 'ann' } } as const;
    givenCompany(joined)
      .when(retract({ revision: 0, why: 'somebody else' }), moveEmployee({ employee: 'ann' }))
      .thenRefused('NOT_EMPLOYED');
    givenCompany(joined)
      .when(correct({ revision: 0, data: { employee: 'bob' }, why: 'misheard' }), moveEmployee({ employee: 'bob' }))
      .then({ type: 'EventCorrected', data: { type: 'EmployeeJoined' } }, { type: 'EmployeeMoved' });
  });
});
