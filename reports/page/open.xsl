<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 7: what is unresolved and what would resolve it: a list that can
     be sent to the applicant. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:key name="missing" match="r:missing" use="@rule"/>

  <xsl:template name="open">
    <section id="open" aria-labelledby="h-open">
      <h2 id="h-open">7 <say:words zh="待定事项与补正清单" en="What is open, and what would resolve it"/></h2>
      <h3 id="h-missing"><say:words zh="请申报机构补正" en="For the applicant to supply"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:missing and $brief">
          <xsl:call-template name="missing-by-path"/>
        </xsl:when>
        <xsl:when test="$report/r:missing">
          <table aria-labelledby="h-missing">
            <thead>
              <tr>
                <th scope="col"><say:words zh="规则" en="Rule"/></th>
                <th scope="col"><say:words zh="卷宗中缺少" en="Missing in the dossier"/></th>
                <th scope="col"><say:words zh="如何补正" en="What to supply"/></th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$report/r:missing[generate-id() =
                generate-id(key('missing', @rule)[1])]">
                <tr>
                  <th scope="row"><xsl:call-template name="rule"/></th>
                  <td>
                    <xsl:for-each select="key('missing', @rule)">
                      <xsl:if test="position() > 1"><br/></xsl:if>
                      <bdi class="path"><xsl:value-of select="@path"/></bdi>
                    </xsl:for-each>
                  </td>
                  <td>
                    <xsl:call-template name="lines">
                      <xsl:with-param name="of" select="key('result', @rule)/r:remedy"/>
                    </xsl:call-template>
                  </td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
      </xsl:choose>
      <h3 id="h-pending"><say:words zh="等待专家评分" en="Waiting for ballots"/></h3>
      <xsl:call-template name="open-list">
        <xsl:with-param name="of" select="$results[@outcome = 'pending']"/>
      </xsl:call-template>
      <h3 id="h-errors"><say:words zh="程序或插件出错，须排除后重新评价" en="Errors to be removed before another run"/></h3>
      <xsl:call-template name="open-list">
        <xsl:with-param name="of" select="$results[@outcome = 'error']"/>
      </xsl:call-template>
      <xsl:variable name="bare" select="$results[@outcome = 'insufficient' and
        not(key('missing', @rule))]"/>
      <xsl:if test="$bare">
        <h3 id="h-bare"><say:words zh="证据不足，另有原因" en="Evidence is missing for another reason"/></h3>
        <xsl:call-template name="open-list">
          <xsl:with-param name="of" select="$bare"/>
        </xsl:call-template>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Where many rules miss something: each place once. -->
  <xsl:key name="missing-path" match="r:missing" use="@path"/>
  <xsl:template name="missing-by-path">
    <table aria-labelledby="h-missing">
      <thead>
        <tr>
          <th scope="col"><say:words zh="卷宗中缺少" en="Missing in the dossier"/></th>
          <th scope="col"><say:words zh="需要它的规则" en="Needed by"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$report/r:missing[generate-id() =
          generate-id(key('missing-path', @path)[1])]">
          <tr>
            <th scope="row"><span class="path" dir="auto"><xsl:value-of select="@path"/></span></th>
            <td>
              <xsl:for-each select="key('missing-path', @path)">
                <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
                <bdi><xsl:value-of select="@rule"/></bdi>
              </xsl:for-each>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template name="open-list">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of">
        <ul>
          <xsl:for-each select="$of">
            <li>
              <xsl:call-template name="rule">
                <xsl:with-param name="title" select="not($brief)"/>
              </xsl:call-template>
              <xsl:if test="@outcome = 'pending' and r:ballots and not($brief)">
                <xsl:text> </xsl:text>
                <say:words zh="（至少需要 {r:ballots/@quorum} 票）"
                  en="(at least {r:ballots/@quorum} ballots are needed)"/>
              </xsl:if>
              <xsl:if test="@outcome != 'pending' and not($brief)">
                <xsl:for-each select="r:finding">
                  <xsl:call-template name="lines">
                    <xsl:with-param name="of" select="r:message"/>
                  </xsl:call-template>
                </xsl:for-each>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
