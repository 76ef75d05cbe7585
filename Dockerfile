# Builds with Maven and a JDK; runs on a small JRE, as a user without rights, without any network.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -B -q dependency:go-offline
COPY algorithms algorithms
COPY web web
COPY src/main src/main
RUN mvn -B -q package -DskipTests

FROM eclipse-temurin:25-jre-alpine
RUN adduser -D -H hustings
WORKDIR /hustings
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/hustings.jar .
# Classes as they are once loaded: with them a server starts in two thirds of the time.
RUN java -XX:ArchiveClassesAtExit=hustings.jsa -Xlog:disable -jar hustings.jar warm-up
USER hustings
ENV PORT=8080
EXPOSE 8080
# Further algorithms: mount a folder of jars at /hustings/plugins.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD wget -q -O /dev/null "http://localhost:$PORT/healthz" || exit 1
# The rest of the memory is for connections: what they compress with lies beside the heap.
# G1 stops everybody for short moments, where Java's choice for one core stops for half a second.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=hustings.jsa", "-Xlog:disable", "-XX:MaxRAMPercentage=50", \
    "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=30", "-jar", "hustings.jar"]
