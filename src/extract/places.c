#include "extract/titles.h"

tct_status tct_roles_places(tct_roles *roles) {
    (void)roles;
    return TCT_OK;
}
