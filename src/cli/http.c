#include "cli/http.h"

#include <assert.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ANSWER_ROOM = 300, LONGEST_PAUSE_MS = 30000 };

struct tct_cli_http {
    tct_cli *cli;
    CURL *curl;
    struct curl_slist *headers;
    char *address; /* without credentials: may be shown */
    char *user;    /* "NAME:PASSWORD", or NULL; never shown */
    unsigned retries;
    char answer[ANSWER_ROOM]; /* how the store's answer begins, in one line */
    size_t answer_size;
    char trouble[CURL_ERROR_SIZE];
};

/* --- address and credentials
 * ------------------------------------------------------------------------------------- */

/** Takes one part out of @p url; NULL when it has none. curl_free() it. */
static char *take_part(CURLU *url, CURLUPart part) {
    char *text = NULL;
    if (curl_url_get(url, part, &text, CURLU_URLDECODE) != CURLUE_OK) return NULL;
    curl_url_set(url, part, NULL, 0);
    return text;
}

static char *join_user(const char *name, const char *password) {
    const size_t size = strlen(name) + (password ? strlen(password) : 0) + 2;
    char *joined = malloc(size);
    if (joined) snprintf(joined, size, "%s:%s", name, password ? password : "");
    return joined;
}

static char *copy_text(const char *text) {
    const size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

/** Fills address and user; false when @p text is no address of a store. */
static bool take_address(tct_cli_http *http, const char *text, const char *user) {
    CURLU *url = curl_url();
    char *scheme = NULL, *whole = NULL;
    bool good = url && curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK &&
                curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    if (good) {
        char *password = take_part(url, CURLUPART_PASSWORD), *name = take_part(url, CURLUPART_USER);
        if (user)
            http->user = copy_text(user);
        else if (name)
            http->user = join_user(name, password);
        curl_free(password);
        curl_free(name);
        curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0);
        good = curl_url_get(url, CURLUPART_URL, &whole, 0) == CURLUE_OK;
        http->address = good ? copy_text(whole) : NULL;
    }
    curl_free(whole);
    curl_free(scheme);
    curl_url_cleanup(url);
    return good && http->address && (http->user || !user);
}

/* --- life
 * ------------------------------------------------------------------------------------------------------- */

static size_t on_answer(char *bytes, size_t unit, size_t count, void *context) {
    tct_cli_http *http = context;
    for (size_t i = 0; i < unit * count && http->answer_size + 1 < ANSWER_ROOM; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        http->answer[http->answer_size++] = byte < 0x20 || byte == 0x7F ? ' ' : bytes[i];
    }
    http->answer[http->answer_size] = '\0';
    return unit * count;
}

static bool configure(tct_cli_http *http) {
    http->headers = curl_slist_append(NULL, "Content-Type: application/n-triples");
    struct curl_slist *more = http->headers ? curl_slist_append(http->headers, "Expect:") : NULL;
    CURL *curl = http->curl;
    if (!more) return false;
    http->headers = more;
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, http->headers);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "tercet/" TERCET_VERSION);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L); /* a store may think for long, but not for ever */
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 120L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_answer);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, http);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->trouble);
    if (!http->user) return true;
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST));
    return curl_easy_setopt(curl, CURLOPT_USERPWD, http->user) == CURLE_OK;
}

tct_cli_http *tct_cli_http_new(tct_cli *cli, const tct_cli_http_options *options, bool *usage) {
    assert(cli && options && options->url && usage);
    *usage = false;
    tct_cli_http *http = calloc(1, sizeof *http);
    if (!http || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        free(http);
        tct_cli_error(cli, NULL, "out of memory");
        return NULL;
    }
    http->cli = cli;
    http->retries = options->retries;
    http->curl = curl_easy_init();
    *usage = !take_address(http, options->url, options->user);
    if (!*usage && http->curl && configure(http)) return http;
    tct_cli_error(cli, NULL,
                  *usage ? "--to needs the http or https address of a graph store" : "out of memory");
    tct_cli_http_free(http);
    return NULL;
}

void tct_cli_http_free(tct_cli_http *http) {
    if (!http) return;
    if (http->curl) curl_easy_cleanup(http->curl);
    curl_slist_free_all(http->headers);
    if (http->user) memset(http->user, 0, strlen(http->user));
    free(http->user);
    free(http->address);
    free(http);
    curl_global_cleanup();
}

/* --- sending
 * ----------------------------------------------------------------------------------------------------- */

/** Address with ?graph=IRI or ?default; free() it. */
static char *target_of(const tct_cli_http *http, const char *graph) {
    char *escaped = graph ? curl_easy_escape(http->curl, graph, 0) : NULL;
    if (graph && !escaped) return NULL;
    const size_t size = strlen(http->address) + (escaped ? strlen(escaped) : 0) + 16;
    char *target = malloc(size);
    const char *mark = strchr(http->address, '?') ? "&" : "?";
    if (target)
        snprintf(target, size, "%s%s%s%s", http->address, mark, escaped ? "graph=" : "default",
                 escaped ? escaped : "");
    curl_free(escaped);
    return target;
}

static bool worth_a_retry(CURLcode code, long status) {
    static const CURLcode passing[] = {
        CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_OPERATION_TIMEDOUT, CURLE_SEND_ERROR,
        CURLE_RECV_ERROR,      CURLE_GOT_NOTHING,          CURLE_PARTIAL_FILE};
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
        if (code == passing[i]) return true;
    return code == CURLE_OK &&
           (status == 408 || status == 429 || status == 502 || status == 503 || status == 504);
}

/** Half a second, doubled with each attempt; longer when the store says so. */
static void pause_before(const tct_cli_http *http, unsigned attempt) {
    long pause = 500;
    for (unsigned i = 0; i < attempt && pause < LONGEST_PAUSE_MS; i++)
        pause *= 2;
    curl_off_t asked = 0;
    if (curl_easy_getinfo(http->curl, CURLINFO_RETRY_AFTER, &asked) == CURLE_OK && asked > 0)
        pause = asked >= LONGEST_PAUSE_MS / 1000 ? LONGEST_PAUSE_MS
                : asked * 1000 > pause           ? (long)asked * 1000
                                                 : pause;
    if (pause > LONGEST_PAUSE_MS) pause = LONGEST_PAUSE_MS;
    struct timespec rest = {pause / 1000, pause % 1000 * 1000000};
    while (nanosleep(&rest, &rest) != 0)
        continue;
}

static const char *advice(long status) {
    switch (status) {
    case 401:
        return ": give --user NAME:PASSWORD";
    case 403:
        return ": this user may not write there";
    case 404:
        return ": --to must be the address of the graph store (Fuseki: .../DATASET/data, Oxigraph: "
               ".../store, Virtuoso: .../sparql-graph-crud-auth)";
    case 405:
        return ": nothing can be written at this address";
    case 413:
        return ": it takes less at once, lower --chunk";
    default:
        return "";
    }
}

/** What the store said, unless it repeats the credentials, plain or as a header. */
static const char *shown_answer(const tct_cli_http *http) {
    const char *password = http->user ? strchr(http->user, ':') : NULL;
    if (!http->user) return http->answer;
    if (strstr(http->answer, "uthorization") || strstr(http->answer, "Basic ")) return "";
    return password && password[1] && strstr(http->answer, password + 1) ? "" : http->answer;
}

static void complain(tct_cli_http *http, const char *graph, CURLcode code, long status) {
    const char *what = graph ? graph : "the default graph";
    if (code != CURLE_OK) {
        tct_cli_error(http->cli, http->address, "%s was not sent: %s", what, curl_easy_strerror(code));
        return;
    }
    const char *answer = shown_answer(http);
    tct_cli_error(http->cli, http->address, "%s was refused with status %ld%s%s%s", what, status,
                  advice(status), *answer ? "; the store says: " : "", answer);
}

static CURLcode attempt_once(tct_cli_http *http, long *status) {
    http->answer_size = 0;
    http->answer[0] = '\0';
    *status = 0;
    const CURLcode code = curl_easy_perform(http->curl);
    if (code == CURLE_OK) curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, status);
    return code;
}

bool tct_cli_http_send(tct_cli_http *http, const char *graph, bool replace, const char *bytes, size_t size) {
    assert(http && bytes);
    char *target = target_of(http, graph);
    if (!target) {
        tct_cli_error(http->cli, NULL, "out of memory");
        return false;
    }
    curl_easy_setopt(http->curl, CURLOPT_URL, target);
    curl_easy_setopt(http->curl, CURLOPT_POSTFIELDS, bytes);
    curl_easy_setopt(http->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
    curl_easy_setopt(http->curl, CURLOPT_CUSTOMREQUEST, replace ? "PUT" : "POST");
    long status = 0;
    CURLcode code = attempt_once(http, &status);
    for (unsigned i = 0; i < http->retries && worth_a_retry(code, status); i++) {
        pause_before(http, i);
        code = attempt_once(http, &status);
    }
    free(target);
    const bool good = code == CURLE_OK && status >= 200 && status < 300;
    if (!good) complain(http, graph, code, status);
    return good;
}
