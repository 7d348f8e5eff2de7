// The floor: one send() for each of many sockets, and nothing else. Sends a message of so many bytes to everybody
// each time a byte arrives on its standard input, and answers with a byte once all of it is handed over.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int count, char **words) {
  if (count != 3) return 2;
  int people = atoi(words[1]), bytes = atoi(words[2]), one = 1;
  int *sockets = calloc(people, sizeof(int));
  char *message = malloc(bytes), order;
  memset(message, 'a', bytes);
  int door = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof here;
  if (bind(door, (void *)&here, size) || listen(door, 4096) || getsockname(door, (void *)&here, &size)) return 1;
  printf("http://localhost:%d/\n", ntohs(here.sin_port));
  fflush(stdout);
  for (int at = 0; at < people; at++) {
    if ((sockets[at] = accept(door, 0, 0)) < 0) return 1;
    setsockopt(sockets[at], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  }
  while (read(0, &order, 1) == 1) {
    for (int at = 0; at < people; at++)
      if (send(sockets[at], message, bytes, MSG_NOSIGNAL) != bytes) return 1;
    if (write(1, "\n", 1) != 1) return 1;
  }
  return 0;
}
