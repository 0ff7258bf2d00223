#pragma once
#include <curl/curl.h>
#include <signal.h>
#include <string.h>

/* curl_easy_setopt and curl_easy_getinfo take anything, and Swift imports no variadic function:
   one typed door for each kind of value that is set. */
static inline CURLcode caudal_curl_set_text(CURL *handle, CURLoption option, const char *text) {
  return curl_easy_setopt(handle, option, text);
}

static inline CURLcode caudal_curl_set_number(CURL *handle, CURLoption option, long number) {
  return curl_easy_setopt(handle, option, number);
}

static inline CURLcode caudal_curl_set_size(CURL *handle, CURLoption option, curl_off_t size) {
  return curl_easy_setopt(handle, option, size);
}

static inline CURLcode caudal_curl_set_list(
    CURL *handle, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(handle, option, list);
}

/* The bytes are copied: they may go as soon as this returns. */
static inline CURLcode caudal_curl_set_bytes(
    CURL *handle, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return curl_easy_setopt(handle, option, &blob);
}

static inline CURLcode caudal_curl_set_reader(
    CURL *handle, size_t (*reader)(char *, size_t, size_t, void *), void *source) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_READDATA, source);
}

/* The number of the server's last answer: 250, 550; 0 where it gave none. */
static inline long caudal_curl_last_answer(CURL *handle) {
  long answer = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
  return answer;
}

/* Sets *named once the address of a mail has been said to the server: what it answers before that
   is about us. Nothing else of the conversation is looked at, for it holds the password. */
static inline int caudal_curl_watch(
    CURL *handle, curl_infotype type, char *data, size_t size, void *named) {
  (void)handle;
  if (type == CURLINFO_HEADER_OUT && size >= 4 && memcmp(data, "RCPT", 4) == 0) *(int *)named = 1;
  return 0;
}

static inline CURLcode caudal_curl_set_watch(CURL *handle, int *named) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, caudal_curl_watch);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, named);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
}

/* A server that hangs up is an answer, never the end of this process: with threads libcurl must not
   touch signals (CURLOPT_NOSIGNAL), so a broken pipe is ignored once and for all. */
static inline CURLcode caudal_curl_start(void) {
  signal(SIGPIPE, SIG_IGN);
  return curl_global_init(CURL_GLOBAL_DEFAULT);
}
