#include "extract/titles.h"

tct_status tct_roles_members(tct_roles *roles) {
    (void)roles;
    return TCT_OK;
}
